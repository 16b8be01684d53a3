package com.vegah.collectiq.app;

import com.vegah.collectiq.call.CallDesk;
import com.vegah.collectiq.call.CallParts;
import com.vegah.collectiq.call.CallRules;
import com.vegah.collectiq.call.Calls;
import com.vegah.collectiq.call.Instructions;
import com.vegah.collectiq.call.LiveCalls;
import com.vegah.collectiq.call.Recheck;
import com.vegah.collectiq.call.Rehearsals;
import com.vegah.collectiq.db.Database;
import com.vegah.collectiq.openai.RealtimeVoice;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.outreach.DeskOutreach;
import com.vegah.collectiq.outreach.FreshVerdict;
import com.vegah.collectiq.outreach.IntentTaker;
import com.vegah.collectiq.outreach.Intents;
import com.vegah.collectiq.outreach.Scheduler;
import com.vegah.collectiq.outreach.Stores;
import com.vegah.collectiq.server.FixedUrl;
import com.vegah.collectiq.server.Health;
import com.vegah.collectiq.server.Limits;
import com.vegah.collectiq.server.LoopbackUrl;
import com.vegah.collectiq.server.NgrokTunnel;
import com.vegah.collectiq.server.Outward;
import com.vegah.collectiq.server.PublicPort;
import com.vegah.collectiq.server.PublicUrl;
import com.vegah.collectiq.server.Route;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.twilio.TwilioLine;
import com.vegah.collectiq.twilio.TwilioRoutes;
import com.vegah.collectiq.ui.place.Service;
import com.vegah.collectiq.ui.shell.DeskParts;
import com.vegah.collectiq.value.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * The composition root: every object of the program made by hand, in the order they need each other; opened in that order and closed in
 * reverse. Live and rehearsed alike: only settings, clock and database differ.
 */
final class House implements AutoCloseable {
    /** SIGTERM promises an end within ten seconds; the rest is for the sockets and the database. */
    private static final Duration POLITE = Duration.ofSeconds(7);

    private final Settings settings;
    private final Timekeeper time;
    private final Database database;
    private final PublicPort port;
    private final PublicUrl publicUrl;
    private final TwilioLine line;
    private final RealtimeVoice voice;
    private final CallDesk calls;
    private final DeskOutreach desk;
    private final IntentTaker taker;
    private final Scheduler scheduler;
    private final List<Route> routes = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    House(Settings settings, Timekeeper time, Database database, UnaryOperator<Outward> outward) {
        this.settings = settings;
        this.time = time;
        this.database = database;
        port = new PublicPort(settings.server().address(), time, Limits.STANDARD);
        publicUrl = publicUrl();
        line = new TwilioLine(settings.twilio(), publicUrl, time);
        voice = new RealtimeVoice(settings.openai(), outward.apply(port.outward()), time);
        Stores stores = new Stores(database.payers(), database.history(), database.intents(), database.journal());
        FreshVerdict fresh = new FreshVerdict(stores, settings, time.clock());
        calls = new CallDesk(
                new CallParts(
                        line,
                        voice,
                        database.calls(),
                        database.payers(),
                        database.promises(),
                        database.notices(),
                        database.drafts(),
                        database.journal()),
                new CallRules(settings, Instructions.load(settings, time.clock().getZone()), Recheck.of(fresh)),
                time);
        desk = new DeskOutreach(stores, calls, settings, time.clock());
        taker = new IntentTaker(desk, stores, time);
        scheduler = new Scheduler(desk, stores, settings.scheduler(), time);
        routes.addAll(new TwilioRoutes(calls, settings.twilio(), publicUrl, time).all());
        routes.add(health());
    }

    static House live(Settings settings, Timekeeper time) {
        return new House(settings, time, Database.open(settings), UnaryOperator.identity());
    }

    /** Opens the port, settles what a crash left, and begins to take requests and to schedule. */
    void open() {
        openForOne();
        taker.start();
        scheduler.start();
    }

    /** Opens only what a single outreach of the owner of the data folder needs. */
    void openForOne() {
        port.start(routes);
        if (publicUrl instanceof NgrokTunnel tunnel) {
            tunnel.start();
        }
        calls.start();
    }

    /** Closes what a crash left, for an owner that takes no requests. */
    void recoverIntents() {
        taker.recover();
    }

    int port() {
        return port.port();
    }

    Desk desk() {
        return desk;
    }

    LiveCalls liveCalls() {
        return calls;
    }

    Calls calls() {
        return database.calls();
    }

    Intents intents() {
        return database.intents();
    }

    Database database() {
        return database;
    }

    /** What the window is made of. */
    DeskParts parts(SettingsLoader.Loaded loaded, Optional<Rehearsals> rehearsals, Runnable onClose) {
        return new DeskParts(
                desk,
                calls,
                database.calls(),
                rehearsals,
                settings,
                loaded.file(),
                database.place(),
                services(),
                time,
                actor(),
                onClose);
    }

    private PublicUrl publicUrl() {
        if (settings.mode() == Settings.Mode.REHEARSAL) {
            return new LoopbackUrl(port::port);
        }
        return settings.publicUrl()
                .<PublicUrl>map(FixedUrl::new)
                .orElseGet(() -> new NgrokTunnel(settings.tunnelAgentUrl(), port::port, time));
    }

    private List<Service> services() {
        return settings.mode() == Settings.Mode.REHEARSAL
                ? List.of(
                        new Service(Texts.text("status.carrier.rehearsal"), line::obstacle),
                        new Service(Texts.text("status.voice.rehearsal"), voice::obstacle))
                : List.of(
                        new Service(Texts.text("status.tunnel"), publicUrl::obstacle),
                        new Service(Texts.text("status.twilio"), line::obstacle),
                        new Service(Texts.text("status.openai"), voice::obstacle));
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        scheduler.close();
        taker.close();
        calls.close(POLITE);
        desk.close();
        port.close();
        if (publicUrl instanceof NgrokTunnel tunnel) {
            tunnel.close();
        }
        database.close();
    }

    private Health health() {
        return new Health(
                Version.current(),
                settings.mode().name().toLowerCase(Locale.ROOT),
                () -> calls.now().size(),
                this::queues,
                () -> port.counters().snapshot());
    }

    private Map<String, Integer> queues() {
        Map<String, Integer> queues = new TreeMap<>(port.queues());
        queues.put("toDial", calls.waitingToDial());
        queues.put("toWrite", calls.waitingToBeWritten());
        return queues;
    }

    private static String actor() {
        return System.getProperty("user.name", "collector");
    }
}
