package com.vegah.collectiq.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.rest.api.v2010.account.Call;
import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarrierOverHttpTest {
    private final Timekeeper time =
            Timekeeper.paced(RehearsalClock.start(Instant.parse("2026-11-23T12:00:00Z")), RehearsalClock.PLACE, 10);
    private final RehearsalWorld world = new RehearsalWorld(time);
    private final MiniDesk desk = new MiniDesk(time);

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        desk.use(world.settings(RehearsalSettingsTest.real(folder), folder, desk.port()));
    }

    @AfterEach
    void close() {
        desk.close();
        world.close();
        time.close();
    }

    @Test
    void the_carriers_own_library_reads_its_calls() {
        MiniCall call = desk.dial("1003", "+12025550143");
        Call read = Call.fromJson(desk.get("/Calls/" + call.sid() + ".json").toString(), new ObjectMapper());
        assertThat(read.getSid()).isEqualTo(call.sid()).matches("CA[0-9a-f]{32}");
        assertThat(read.getStatus()).isIn(Call.Status.QUEUED, Call.Status.RINGING);
        assertThat(read.getDateCreated()).isNotNull();
    }

    @Test
    void a_wrong_token_is_error_20003_and_no_call() throws IOException, InterruptedException {
        var twilio = desk.settings().twilio();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(twilio.apiUrl() + "/2010-04-01/Accounts/"
                                        + twilio.accountSid().orElseThrow() + "/Calls.json"))
                                .header("Authorization", "Basic d3Jvbmc6d3Jvbmc=")
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Contracts.json(answer.body()).path("code").asInt()).isEqualTo(20003);
        assertThat(world.callsPlaced()).isZero();
    }

    @Test
    void a_real_number_is_refused_and_an_unknown_call_is_not_found() {
        JsonNode refused = desk.post(
                "/Calls.json",
                List.of(
                        Map.entry("To", "+12125551234"),
                        Map.entry("From", "+12025550100"),
                        Map.entry("Twiml", "<Response/>")));
        assertThat(refused.path("code").asInt()).isEqualTo(21215);
        assertThat(desk.get("/Calls/CA0.json").path("code").asInt()).isEqualTo(20404);
        assertThat(desk.get(".json").path("status").asText()).isEqualTo("active");
        assertThat(world.callsPlaced()).isZero();
    }

    @Test
    void a_ringing_call_that_is_hung_up_is_canceled_and_cannot_be_ended_twice() throws InterruptedException {
        MiniCall call = desk.dial("1008", "+12025550143");
        assertThat(desk.hangUp(call.sid()).path("status").asText()).isEqualTo("canceled");
        assertThat(call.over.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(desk.hangUp(call.sid()).path("code").asInt()).isEqualTo(21220);
    }

    @Test
    void when_the_desks_socket_closes_the_next_verb_is_spoken_and_the_call_ends() throws InterruptedException {
        MiniCall call = desk.dial("1003", "+12025550143");
        await().until(() -> call.said.stream().anyMatch(line -> line.startsWith("AI")));
        call.closeStream();
        assertThat(call.over.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(call.statuses.get(3)).containsEntry("CallStatus", "completed");
        assertThat(call.streamEvents).containsExactly("stream-started", "stream-stopped");
    }

    @Test
    void new_instructions_stop_the_stream_but_not_the_call() throws InterruptedException {
        MiniCall call = desk.dial("1003", "+12025550143");
        await().until(() -> call.said.stream().anyMatch(line -> line.startsWith("AI")));
        JsonNode updated = desk.post(
                "/Calls/" + call.sid() + ".json",
                List.of(Map.entry("Twiml", "<Response><Say>One moment.</Say><Hangup/></Response>")));
        assertThat(updated.path("status").asText()).isEqualTo("in-progress");
        assertThat(call.over.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(call.carrierMessages).anySatisfy(text -> assertThat(text).contains("\"event\":\"stop\""));
    }

    @Test
    void a_call_whose_instructions_cannot_be_had_ends() throws InterruptedException {
        MiniCall call = desk.dial("1003", "+12025550143");
        desk.forget("1003");
        await().until(() -> desk.get("/Calls/" + call.sid() + ".json")
                .path("status")
                .asText()
                .equals("completed"));
    }

    @Test
    void no_address_but_loopback_listens() throws IOException {
        int port = desk.settings().twilio().apiUrl().getPort();
        int mail = desk.settings().mail().port();
        for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : each.inetAddresses().toList()) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> connect(address, port)).isInstanceOf(IOException.class);
                    assertThatThrownBy(() -> connect(address, mail)).isInstanceOf(IOException.class);
                }
            }
        }
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 500);
        }
    }
}
