package com.vegah.collectiq.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.vegah.collectiq.call.Rehearsals;
import com.vegah.collectiq.time.Timekeeper;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every story at once, over real sockets at ten times the speed, with a desk that shares no code with the product. */
class AllStoriesTest {
    private static final Map<String, MiniCall> CALLS = new TreeMap<>();

    @TempDir
    static Path folder;

    private static Timekeeper time;
    private static RehearsalWorld world;
    private static MiniDesk desk;

    @BeforeAll
    static void call_everybody_at_once() throws InterruptedException {
        Instant start = RehearsalClock.start(Instant.parse("2026-11-23T12:00:00Z"));
        time = Timekeeper.paced(start, RehearsalClock.PLACE, 10);
        world = new RehearsalWorld(time);
        desk = new MiniDesk(time);
        desk.use(world.settings(RehearsalSettingsTest.real(folder), folder, desk.port()));
        for (Rehearsals.Scenario scenario : world.rehearsals().scenarios()) {
            CALLS.put(scenario.name(), desk.dial(scenario.payer().value(), "+12025550143"));
        }
        for (MiniCall call : CALLS.values()) {
            assertThat(call.over.await(40, TimeUnit.SECONDS))
                    .as(call.said + " " + call.statuses)
                    .isTrue();
        }
        Awaitility.await("the last words, and the voices gone").until(() -> world.openSessions() == 0);
    }

    @AfterAll
    static void close() {
        desk.close();
        world.close();
        time.close();
    }

    @Test
    void one_post_is_one_call_and_the_list_shows_each() {
        assertThat(world.callsPlaced()).isEqualTo(CALLS.size());
        assertThat(desk.get("/Calls.json?To=%2B12025550143&PageSize=100").path("calls"))
                .hasSize(CALLS.size());
    }

    @Test
    void nothing_that_the_desk_sent_was_out_of_order_for_the_carrier() {
        assertThat(world.carrierWarnings()).isZero();
    }

    @Test
    void a_promise_is_talked_through_and_recorded_with_the_amount_that_the_tool_gave() {
        MiniCall call = CALLS.get("promise");
        assertThat(call.said.get(0)).contains("AI assistant calling for Harbor Trade Credit", "Payer 1003 Ltd");
        assertThat(call.said).contains("PAYER: Yes, speaking.");
        assertThat(tools(call)).startsWith("verify_party", "record_promise", "end_call");
        JsonNode promise =
                Contracts.json(call.toolCalls.get(1).path("arguments").asText());
        assertThat(promise.path("amount").asText()).isEqualTo("85000.00");
        assertThat(promise.path("date").asText())
                .isEqualTo(LocalDate.of(2026, 11, 24).plusDays(10).toString());
        assertThat(spoken(call)).containsOnlyOnce("eighty-five thousand dollars, which is now 30 days past due");
        assertThat(last(call)).containsEntry("CallStatus", "completed").containsKey("CallDuration");
    }

    @Test
    void who_forgot_says_so_and_agrees_to_a_day() {
        MiniCall call = CALLS.get("forgot");
        assertThat(call.said).contains("PAYER: Yeah, what's this about?", "PAYER: Oh yeah, I forgot about that.");
        assertThat(tools(call)).contains("record_promise", "end_call");
    }

    @Test
    void a_stranger_hears_nothing_of_the_debt() {
        MiniCall call = CALLS.get("wrong-party");
        assertThat(tools(call)).containsOnly("end_call");
        assertThat(spoken(call)).doesNotContain("eighty-five", "invoice", "pay it", "past due");
        assertThat(last(call)).containsEntry("CallStatus", "completed");
    }

    @Test
    void who_interrupts_cuts_the_voice_off_and_leaves_something_unheard() {
        MiniCall call = CALLS.get("interrupts");
        assertThat(call.voiceEvents)
                .anySatisfy(event -> assertThat(event.path("type").asText()).isEqualTo("conversation.item.truncated"));
        assertThat(call.said).contains("PAYER: Hold on, hold on. Which invoice is that?");
        assertThat(spoken(call)).contains("It is invoice INV-7.");
        assertThat(tools(call)).contains("record_promise");
    }

    @Test
    void who_has_no_time_hangs_up_and_the_carrier_says_completed() {
        MiniCall call = CALLS.get("hangs-up");
        assertThat(call.said).contains("PAYER: I have no time for this.");
        assertThat(last(call)).containsEntry("CallStatus", "completed");
        assertThat(call.carrierMessages.get(call.carrierMessages.size() - 1)).contains("\"event\":\"stop\"");
    }

    @Test
    void nobody_answers_or_is_on_the_telephone() {
        assertThat(last(CALLS.get("no-answer")))
                .containsEntry("CallStatus", "no-answer")
                .containsEntry("SipResponseCode", "487");
        assertThat(last(CALLS.get("busy"))).containsEntry("CallStatus", "busy");
        assertThat(CALLS.get("busy").statuses).hasSize(2);
    }

    @Test
    void a_machine_is_told_apart() {
        assertThat(CALLS.get("voicemail").answeredBy).containsExactly("machine_start");
        assertThat(CALLS.get("promise").answeredBy).containsExactly("human");
        assertThat(desk.get("/Calls/" + CALLS.get("voicemail").sid() + ".json")
                        .path("answered_by")
                        .asText())
                .isEqualTo("machine_start");
    }

    @Test
    void callbacks_come_with_rising_numbers_and_the_carriers_fields() {
        List<Map<String, String>> statuses = CALLS.get("promise").statuses;
        assertThat(statuses)
                .extracting(form -> form.get("CallStatus"))
                .containsExactly("initiated", "ringing", "in-progress", "completed");
        assertThat(statuses).extracting(form -> form.get("SequenceNumber")).containsExactly("0", "1", "2", "3");
        assertThat(statuses.get(3)).containsEntry("CallbackSource", "call-progress-events");
        assertThat(CALLS.get("promise").streamEvents).containsExactly("stream-started", "stream-stopped");
    }

    @Test
    void every_message_fits_the_outside_contracts() {
        Optional<JsonSchema> carrier = Contracts.schema("twilio-media-streams.schema.json");
        Optional<JsonSchema> voice = Contracts.schema("openai-realtime-ga-server-events.schema.json");
        CALLS.values().forEach(call -> {
            call.carrierMessages.stream().limit(60).forEach(text -> Contracts.assertFits(carrier, text));
            call.voiceEvents.stream()
                    .filter(event -> !event.path("type").asText().equals("response.output_audio.delta"))
                    .forEach(event -> Contracts.assertFits(voice, event.toString()));
        });
    }

    @Test
    void frames_are_numbered_and_stamped_every_20_milliseconds() {
        List<JsonNode> media = CALLS.get("promise").carrierMessages.stream()
                .map(Contracts::json)
                .filter(message -> message.path("event").asText().equals("media"))
                .limit(100)
                .toList();
        for (int i = 0; i < media.size(); i++) {
            assertThat(media.get(i).at("/media/chunk").asText()).isEqualTo(String.valueOf(i + 1));
            assertThat(media.get(i).at("/media/timestamp").asText()).isEqualTo(String.valueOf(i * 20));
        }
    }

    @Test
    void sessions_end_with_their_calls() {
        assertThat(world.openSessions()).isZero();
    }

    private static List<String> tools(MiniCall call) {
        return call.toolCalls.stream().map(item -> item.path("name").asText()).toList();
    }

    private static String spoken(MiniCall call) {
        return String.join(
                "\n", call.said.stream().filter(line -> line.startsWith("AI")).toList());
    }

    private static Map<String, String> last(MiniCall call) {
        return call.statuses.get(call.statuses.size() - 1);
    }
}
