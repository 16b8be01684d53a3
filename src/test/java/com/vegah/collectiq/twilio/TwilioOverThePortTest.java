package com.vegah.collectiq.twilio;

import static com.vegah.collectiq.twilio.FakeCarrierEvents.GOOD_TOKEN;
import static com.vegah.collectiq.twilio.Lines.CALL;
import static com.vegah.collectiq.twilio.Lines.STREAM;
import static com.vegah.collectiq.twilio.Lines.TOKEN;
import static com.vegah.collectiq.twilio.Lines.hmac;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.server.Limits;
import com.vegah.collectiq.server.PublicPort;
import com.vegah.collectiq.time.Timekeeper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routes as Twilio meets them behind a tunnel: over the real port, which knows itself by another address. */
class TwilioOverThePortTest {
    private static final String PUBLIC = "https://desk.example.com";

    private final Timekeeper time = Timekeeper.paced(Lines.NOW, ZoneOffset.UTC, 1);
    private final FakeCarrierEvents core = new FakeCarrierEvents();
    private final HttpClient client = HttpClient.newHttpClient();
    private PublicPort port;

    @BeforeEach
    void open() {
        port = new PublicPort(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), time, Limits.STANDARD);
        var settings = Lines.settings(URI.create("http://127.0.0.1:1"));
        port.start(new TwilioRoutes(core, settings, Lines.at(PUBLIC), time).all());
    }

    @AfterEach
    void close() {
        port.close();
        time.close();
    }

    @Test
    void a_signed_voice_webhook_gets_its_stream_and_an_unsigned_one_403() throws Exception {
        String target = "/collect-iq/voice?payerId=1003&attempt=attempt-1";
        String body = "CallSid=" + CALL + "&Direction=outbound-api";
        String signature = hmac(TOKEN, PUBLIC + target + "CallSid" + CALL + "Directionoutbound-api");
        HttpResponse<String> answer = post(target, signature, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/xml");
        assertThat(answer.body()).contains("wss://desk.example.com/collect-iq/media-stream");

        String host = "127.0.0.1:" + port.port();
        String overHost = hmac(TOKEN, "http://" + host + target + "CallSid" + CALL + "Directionoutbound-api");
        assertThat(post(target, overHost, body).statusCode()).isEqualTo(403);
        assertThat(post(target, "", body).statusCode()).isEqualTo(403);
        assertThat(core.told).hasSize(1);
    }

    @Test
    void a_signed_upgrade_with_its_token_carries_a_conversation_both_ways() throws Exception {
        Far far = new Far();
        WebSocket socket = upgrade(hmac(TOKEN, "wss://desk.example.com/collect-iq/media-stream"), far);
        socket.sendText("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}", true)
                .get(5, SECONDS);
        socket.sendText(MediaStreamTest.start(GOOD_TOKEN, CALL), true).get(5, SECONDS);
        for (int i = 1; i <= 100; i++) {
            String sound = "{\"event\":\"media\",\"media\":{\"track\":\"inbound\",\"chunk\":\"" + i
                    + "\",\"timestamp\":\"" + i * 20 + "\",\"payload\":\"AAAA\"},\"streamSid\":\"" + STREAM + "\"}";
            socket.sendText(sound, true).get(5, SECONDS);
        }
        await().until(() -> core.told.size() == 101);
        assertThat(core.told.get(100)).isEqualTo("media AAAA 2000");

        core.media.orElseThrow().play("BBBB");
        core.media.orElseThrow().close();
        assertThat(far.heard.poll(5, SECONDS)).contains("\"payload\":\"BBBB\"");
        assertThat(far.heard.poll(5, SECONDS)).isEqualTo("closed 1000");
        await().until(() -> core.told.get(core.told.size() - 1).equals("closed"));
    }

    @Test
    void a_wrong_token_is_closed_and_a_wrong_signature_never_gets_in() throws Exception {
        Far far = new Far();
        WebSocket socket = upgrade(hmac(TOKEN, "wss://desk.example.com/collect-iq/media-stream"), far);
        socket.sendText(MediaStreamTest.start("wrong", CALL), true).get(5, SECONDS);
        assertThat(far.heard.poll(5, SECONDS)).isEqualTo("closed 1008");

        assertThatThrownBy(() -> upgrade("wrong", new Far()))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    private HttpResponse<String> post(String target, String signature, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.port() + target))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!signature.isEmpty()) {
            request.header("X-Twilio-Signature", signature);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private WebSocket upgrade(String signature, WebSocket.Listener listener) {
        return client.newWebSocketBuilder()
                .header("x-twilio-signature", signature)
                .buildAsync(URI.create("ws://127.0.0.1:" + port.port() + "/collect-iq/media-stream"), listener)
                .join();
    }

    private static final class Far implements WebSocket.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.add(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed " + code);
            return null;
        }
    }
}
