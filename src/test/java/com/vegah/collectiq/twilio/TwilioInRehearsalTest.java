package com.vegah.collectiq.twilio;

import static com.vegah.collectiq.twilio.Lines.PAYERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.call.CarrierEvents;
import com.vegah.collectiq.call.Line.CarrierCall;
import com.vegah.collectiq.call.Line.CarrierStatus;
import com.vegah.collectiq.call.Line.Dialled;
import com.vegah.collectiq.compliance.Permits;
import com.vegah.collectiq.rehearsal.RehearsalWorld;
import com.vegah.collectiq.server.Limits;
import com.vegah.collectiq.server.PublicPort;
import com.vegah.collectiq.server.PublicUrl;
import com.vegah.collectiq.settings.Check.Finding.State;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.Obstacle;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our line, routes and stream against the rehearsal's carrier, which was written from the same contracts by itself. */
class TwilioInRehearsalTest {
    private final Timekeeper time = Lines.time();
    private final RehearsalWorld world = new RehearsalWorld(time);
    private final PublicPort port =
            new PublicPort(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), time, Limits.STANDARD);
    private final FakeCarrierEvents core = new FakeCarrierEvents();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        port.close();
        world.close();
        time.close();
    }

    @Test
    void a_call_is_placed_streamed_both_ways_hung_up_and_found_again() {
        core.anyCall = true;
        Settings.Twilio settings = openRoutes();
        TwilioLine line = new TwilioLine(settings, Lines.at("http://127.0.0.1:" + port.port()), time);
        assertThat(new TwilioCheck(settings, time).look().state()).isEqualTo(State.FINE);

        Instant before = time.clock().instant();
        CallSid sid = dialled(line.dial(Lines.order(true), Permits.toCall(Lines.PAYER, before)));
        await().until(() -> heard("status attempt-1 " + sid + " RINGING"));
        await().until(() -> heard("answered attempt-1 " + sid));
        await().until(() -> heard("status attempt-1 " + sid + " IN_PROGRESS"));
        await().until(() -> heard("media "));

        CarrierEvents.Media media = core.media.orElseThrow();
        media.play(Base64.getEncoder().encodeToString(new byte[1600]));
        media.mark("played");
        await().until(() -> heard("mark played"));
        media.play(Base64.getEncoder().encodeToString(new byte[80_000]));
        media.mark("flushed");
        media.clear();
        await().until(() -> heard("mark flushed"));

        line.hangUp(sid);
        await().until(() -> heard("status attempt-1 " + sid + " COMPLETED"));
        await().until(() -> heard("stopped") && heard("closed"));
        line.hangUp(sid);
        assertThat(line.fetch(sid))
                .hasValueSatisfying(call -> assertThat(call.status()).isEqualTo(CarrierStatus.COMPLETED));
        assertThat(line.callsTo(PAYERS, before)).extracting(CarrierCall::sid).containsExactly(sid);
        assertThat(world.callsPlaced()).isEqualTo(1);
        assertThat(world.carrierWarnings()).isZero();
    }

    private Settings.Twilio openRoutes() {
        var nothing = new SettingsLoader.Source(Optional.empty(), Map.of(), folder, Optional.of(folder));
        Settings base = new SettingsLoader(file -> false)
                .load(nothing, Purpose.REHEARSE)
                .settings();
        Settings.Twilio settings = world.settings(base, folder, 0).twilio();
        AtomicReference<Optional<URI>> address = new AtomicReference<>(Optional.empty());
        PublicUrl publicUrl = new PublicUrl() {
            @Override
            public Optional<URI> current() {
                return address.get();
            }

            @Override
            public Optional<Obstacle> obstacle() {
                return Optional.empty();
            }
        };
        port.start(new TwilioRoutes(core, settings, publicUrl, time).all());
        address.set(Optional.of(URI.create("http://127.0.0.1:" + port.port())));
        return settings;
    }

    private boolean heard(String start) {
        return core.told.stream().anyMatch(told -> told.startsWith(start));
    }

    private static CallSid dialled(Dialled dialled) {
        assertThat(dialled).isInstanceOf(Dialled.Accepted.class);
        return ((Dialled.Accepted) dialled).sid();
    }
}
