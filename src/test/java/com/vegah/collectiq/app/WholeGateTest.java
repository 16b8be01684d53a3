package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.receivable.OutreachStatus;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is not Twilio, or holds no good token, changes nothing. */
class WholeGateTest {
    @TempDir
    Path folder;

    @Test
    void a_wrong_signature_is_refused_on_every_route_and_nothing_happens() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            PhoneStandIn phone = whole.call(1);
            phone.tell("ringing");
            await().until(() -> whole.row(1).status() == OutreachStatus.CALL_RINGING);
            CallRecord before = whole.row(1);
            for (String url : List.of(
                    phone.order("Url"),
                    phone.order("StatusCallback"),
                    phone.order("AsyncAmdStatusCallback"),
                    whole.base + "/collect-iq/stream-status")) {
                var fields = phone.fields("completed");
                fields.put("AnsweredBy", "machine_start");
                String ofAnother = PhoneStandIn.sign(url + "&more=1", fields);
                assertThat(PhoneStandIn.post(url, fields, ofAnother).statusCode())
                        .as(url)
                        .isEqualTo(403);
                assertThat(PhoneStandIn.post(url, fields, "").statusCode())
                        .as(url)
                        .isEqualTo(403);
            }
            assertThat(upgrade(whole, "bm90IHRoZSBzaWduYXR1cmU=")).startsWith("HTTP/1.1 403 ");
            assertThat(whole.row(1)).isEqualTo(before);
            phone.tell("busy");
            assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_BUSY);
        }
    }

    @Test
    void a_stream_with_a_wrong_a_used_or_a_foreign_token_is_closed_and_the_call_goes_on() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 2)) {
            PhoneStandIn phone = whole.call(1).answer();
            PhoneStandIn other = whole.call(2).answer();
            StreamStandIn wrong = phone.stream("no-such-token");
            StreamStandIn foreign = phone.stream(other.token());
            await().until(() -> wrong.isClosed() && foreign.isClosed());
            StreamStandIn good = phone.stream();
            await().until(() -> whole.row(1).status() == OutreachStatus.CALL_CONNECTED_TO_AI);
            StreamStandIn again = phone.stream(phone.token());
            await().until(again::isClosed);
            assertThat(good.isOpen()).isTrue();
            assertThat(whole.row(1).status()).isEqualTo(OutreachStatus.CALL_CONNECTED_TO_AI);
            assertThat(whole.row(2).status()).isNotEqualTo(OutreachStatus.CALL_CONNECTED_TO_AI);
        }
    }

    private static String upgrade(WholeHouse whole, String signature) throws Exception {
        URI base = URI.create(whole.base);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.setSoTimeout(10_000);
            String head = "GET /collect-iq/media-stream HTTP/1.1\r\nHost: " + base.getAuthority()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-Twilio-Signature: " + signature + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(13), StandardCharsets.US_ASCII);
        }
    }
}
