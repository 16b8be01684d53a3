package com.vegah.collectiq.app;

import com.vegah.collectiq.db.CannotOpen;
import com.vegah.collectiq.db.Database;
import com.vegah.collectiq.mail.SmtpCheck;
import com.vegah.collectiq.openai.RealtimeVoice;
import com.vegah.collectiq.server.CannotListen;
import com.vegah.collectiq.server.FixedUrl;
import com.vegah.collectiq.server.Limits;
import com.vegah.collectiq.server.NgrokTunnel;
import com.vegah.collectiq.server.PublicPort;
import com.vegah.collectiq.server.PublicUrl;
import com.vegah.collectiq.settings.Check;
import com.vegah.collectiq.settings.Check.Finding;
import com.vegah.collectiq.settings.Service;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.twilio.TwilioCheck;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The doctor's checks and what they need: a loop for the voice's socket, a clock. Nothing is sent, dialled or written. */
final class Practice implements AutoCloseable {
    private static final long TUNNEL_PATIENCE_MILLIS = 3_000;
    private static final long LOOK_MILLIS = 100;

    private final SettingsLoader.Loaded loaded;
    private final Settings settings;
    private final Timekeeper time;
    private final PublicPort loop;

    private Practice(SettingsLoader.Loaded loaded, Timekeeper time, PublicPort loop) {
        this.loaded = loaded;
        this.settings = loaded.settings();
        this.time = time;
        this.loop = loop;
    }

    static Practice open(SettingsLoader.Loaded loaded) {
        Timekeeper time = Timekeeper.real(ZoneId.systemDefault());
        PublicPort loop =
                new PublicPort(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), time, Limits.STANDARD);
        loop.start(List.of());
        return new Practice(loaded, time, loop);
    }

    List<Check> checks() {
        return List.of(
                check("doctor.settings", this::settings),
                check("doctor.database", this::database),
                check("doctor.port", this::port),
                check("doctor.tunnel", this::tunnel),
                connected(Service.TWILIO, new TwilioCheck(settings.twilio(), time)),
                connected(Service.OPENAI, new RealtimeVoice(settings.openai(), loop.outward(), time).check()),
                connected(Service.MAIL, new SmtpCheck(settings)),
                check("doctor.sound", () -> Finding.fine(Texts.text("doctor.sound.later"))));
    }

    /** What a check finds; one that fails in an unforeseen way found something broken. */
    Finding look(Check check) {
        try {
            return check.look();
        } catch (RuntimeException e) {
            return Finding.broken(Foreseen.obstacle(e)
                    .orElseGet(() -> new Obstacle(Reasons.of(e), Texts.text("cli.unforeseen.remedy"))));
        }
    }

    @Override
    public void close() {
        loop.close();
        time.close();
    }

    private Finding settings() {
        String mode = settings.mode().name().toLowerCase(Locale.ROOT);
        return Finding.fine(loaded.file()
                .map(file -> Texts.text("doctor.settings.fine", file, mode))
                .orElseGet(() -> Texts.text("doctor.settings.none", mode)));
    }

    private Finding database() {
        try (Database database = Database.open(settings)) {
            database.payers().version();
            return Finding.fine(database.place());
        } catch (CannotOpen e) {
            return Finding.broken(e.obstacle());
        }
    }

    private Finding port() {
        InetSocketAddress address = settings.server().address();
        String place = address.getHostString() + ":" + address.getPort();
        try (PublicPort trial = new PublicPort(address, time, Limits.STANDARD)) {
            trial.start(List.of());
            return Finding.fine(
                    address.getPort() == 0 ? Texts.text("doctor.port.any") : Texts.text("doctor.port.fine", place));
        } catch (CannotListen e) {
            return Instance.isOwned(settings.dataDir())
                    ? Finding.fine(Texts.text("doctor.port.running", place))
                    : Finding.broken(e.obstacle());
        }
    }

    private Finding tunnel() {
        if (settings.publicUrl().isPresent()) {
            return found(new FixedUrl(settings.publicUrl().get()));
        }
        int port = settings.server().address().getPort();
        try (NgrokTunnel tunnel = new NgrokTunnel(settings.tunnelAgentUrl(), () -> port, time)) {
            tunnel.start();
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TUNNEL_PATIENCE_MILLIS);
            while (tunnel.current().isEmpty() && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            return found(tunnel);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking the tunnel's agent", e);
        }
    }

    /** No tunnel is broken only where calls are to be made. */
    private Finding found(PublicUrl url) {
        if (url.current().isPresent()) {
            return Finding.fine(url.current().get().toString());
        }
        Obstacle why = url.obstacle()
                .orElseGet(() -> new Obstacle(Texts.text("doctor.tunnel"), Texts.text("cli.unforeseen.remedy")));
        return Service.TWILIO.hasCredentials(settings) ? Finding.broken(why) : Finding.notSetUp(why);
    }

    /** A service that has no credentials at all is not set up; with some of them its own check says what is missing. */
    private Check connected(Service service, Check check) {
        Optional<Obstacle> missing = service.obstacle(settings);
        return missing.isPresent() && !begun(service)
                ? new Named(check.subject(), () -> Finding.notSetUp(missing.get()))
                : check;
    }

    private boolean begun(Service service) {
        return switch (service) {
            case TWILIO ->
                settings.twilio().accountSid().isPresent()
                        || settings.twilio().authToken().isPresent();
            case OPENAI -> settings.openai().apiKey().isPresent();
            case MAIL -> settings.mail().host().isPresent();
        };
    }

    private static Check check(String key, Supplier<Finding> look) {
        return new Named(Texts.text(key), look);
    }

    private record Named(String subject, Supplier<Finding> finding) implements Check {
        @Override
        public Finding look() {
            return finding.get();
        }
    }
}
