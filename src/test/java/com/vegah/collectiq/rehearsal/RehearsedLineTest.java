package com.vegah.collectiq.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.call.CallRecord.AnsweredBy;
import com.vegah.collectiq.call.CarrierEvents;
import com.vegah.collectiq.call.Line;
import com.vegah.collectiq.compliance.Permits;
import com.vegah.collectiq.server.Limits;
import com.vegah.collectiq.server.LoopbackUrl;
import com.vegah.collectiq.server.PublicPort;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.twilio.TwilioLine;
import com.vegah.collectiq.twilio.TwilioRoutes;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import com.vegah.collectiq.value.StreamSid;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's line against the rehearsal's carrier: two readings of one protocol must agree. */
class RehearsedLineTest implements CarrierEvents {
    private static final PhoneNumber PAYERS = new PhoneNumber("+12025550143");

    private final Timekeeper time =
            Timekeeper.paced(RehearsalClock.start(Instant.parse("2026-11-23T12:00:00Z")), RehearsalClock.PLACE, 10);
    private final RehearsalWorld world = new RehearsalWorld(time);
    private final PublicPort port =
            new PublicPort(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), time, Limits.STANDARD);
    private final List<Line.CarrierStatus> statuses = new CopyOnWriteArrayList<>();
    private final List<AnsweredBy> answeredBy = new CopyOnWriteArrayList<>();
    private final List<String> stream = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        port.close();
        world.close();
        time.close();
    }

    @Test
    void a_call_rings_is_answered_streams_and_is_hung_up() {
        Line line = line();
        CallSid sid = dial(line, "1003");
        await().until(() -> stream.size() > 20 && !answeredBy.isEmpty());
        assertThat(line.fetch(sid).orElseThrow().status()).isEqualTo(Line.CarrierStatus.IN_PROGRESS);
        line.hangUp(sid);
        await().until(() -> statuses.size() == 4 && stream.contains("closed"));
        assertThat(statuses)
                .containsExactly(
                        Line.CarrierStatus.INITIATED,
                        Line.CarrierStatus.RINGING,
                        Line.CarrierStatus.IN_PROGRESS,
                        Line.CarrierStatus.COMPLETED);
        assertThat(answeredBy).containsExactly(AnsweredBy.HUMAN);
        assertThat(stream).containsSubsequence("start", "media 0", "media 20").contains("mark m", "stopped");
        Line.CarrierCall settled = line.fetch(sid).orElseThrow();
        assertThat(settled.duration()).isPresent();
        assertThat(settled.endedAt()).isPresent();
        assertThat(world.carrierWarnings()).isZero();
        assertThat(world.callsPlaced()).isOne();
        line.hangUp(sid);
    }

    @Test
    void the_calls_to_a_number_are_listed_and_a_busy_one_says_so() {
        Line line = line();
        CallSid sid = dial(line, "1009");
        await().until(() -> statuses.contains(Line.CarrierStatus.BUSY));
        assertThat(line.callsTo(PAYERS, time.clock().instant().minusSeconds(3600)))
                .extracting(Line.CarrierCall::sid)
                .containsExactly(sid);
        assertThat(line.callsTo(new PhoneNumber("+12025550144"), time.clock().instant()))
                .isEmpty();
    }

    @Test
    void a_real_number_is_refused_in_a_sentence() {
        Line line = line();
        Line.Dialled dialled = line.dial(
                order("1003", new PhoneNumber("+12125551234")),
                Permits.toCall(new PayerId("1003"), time.clock().instant()));
        assertThat(dialled).isInstanceOf(Line.Dialled.Refused.class);
        assertThat(world.callsPlaced()).isZero();
    }

    private Line line() {
        Settings settings = world.settings(RehearsalSettingsTest.real(folder), folder, 0);
        LoopbackUrl url = new LoopbackUrl(port::port);
        port.start(new TwilioRoutes(this, settings.twilio(), url, time).all());
        return new TwilioLine(settings.twilio(), url, time);
    }

    private CallSid dial(Line line, String payer) {
        Line.Dialled dialled = line.dial(
                order(payer, PAYERS),
                Permits.toCall(new PayerId(payer), time.clock().instant()));
        return ((Line.Dialled.Accepted) dialled).sid();
    }

    private static Line.Order order(String payer, PhoneNumber to) {
        return new Line.Order(
                new AttemptId("attempt-" + payer),
                new PayerId(payer),
                to,
                Duration.ofSeconds(25),
                Duration.ofSeconds(660),
                true);
    }

    @Override
    public Optional<StreamTicket> answered(AttemptId attempt, CallSid sid) {
        return Optional.of(new StreamTicket("token", "1003"));
    }

    @Override
    public void status(Optional<AttemptId> attempt, CallSid sid, Line.CarrierStatus status, StatusDetail detail) {
        statuses.add(status);
    }

    @Override
    public void answeredBy(Optional<AttemptId> attempt, CallSid sid, AnsweredBy by) {
        answeredBy.add(by);
    }

    @Override
    public void streamReport(CallSid sid, String event, String error) {}

    @Override
    public Optional<StreamEvents> start(String token, CallSid sid, StreamSid streamSid, Media media) {
        stream.add("start");
        media.mark("m");
        return Optional.of(new StreamEvents() {
            @Override
            public void media(String base64, long timestampMillis) {
                stream.add("media " + timestampMillis);
            }

            @Override
            public void mark(String name) {
                stream.add("mark " + name);
            }

            @Override
            public void digit(String digit) {}

            @Override
            public void stopped() {
                stream.add("stopped");
            }

            @Override
            public void closed() {
                stream.add("closed");
            }
        });
    }
}
