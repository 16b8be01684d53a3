package com.vegah.collectiq.ui.shell;

import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Threads;
import com.vegah.collectiq.ui.fx.Jobs;
import com.vegah.collectiq.ui.fx.Regions;
import com.vegah.collectiq.ui.fx.Theme;
import com.vegah.collectiq.ui.fx.Toasts;
import com.vegah.collectiq.ui.fx.Views;
import com.vegah.collectiq.ui.place.Caller;
import com.vegah.collectiq.ui.place.LiveList;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.Surroundings;
import com.vegah.collectiq.value.Texts;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk window: makes the screens by hand, in the order they need each other, and closes what it opened in reverse. Made on the UI
 * thread; {@link #toFront} may be called from any.
 */
public final class DeskWindow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskWindow.class);
    private static final int WORKERS = 3;
    private static final int WAITING_JOBS = 200;

    private final Stage stage;
    private final Executor uiThread;
    private final DeskParts parts;
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            WORKERS, WORKERS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(WAITING_JOBS), Threads.named("desk"));
    private final Pulse pulse;
    private final LiveList live;
    private final Surroundings around;
    private final Rooms rooms;
    private boolean closed;

    public DeskWindow(DeskParts parts, Stage stage, Executor uiThread) {
        this.parts = parts;
        this.stage = stage;
        this.uiThread = uiThread;
        Toasts toasts = new Toasts(stage);
        Jobs jobs = new Jobs(workers, uiThread, failure -> LOG.error("A job of the desk failed", failure));
        Navigator navigator = new Navigator();
        pulse = new Pulse(parts.time(), uiThread);
        live = new LiveList(parts.liveCalls(), uiThread);
        around = new Surroundings(parts.desk(), parts.services(), jobs, parts.time());
        Caller caller = new Caller(parts.desk(), jobs, pulse, parts.actor());
        rooms = new Rooms(parts, jobs, navigator, pulse, live, around, caller);
        LeavingModel leaving = new LeavingModel(live, parts.liveCalls(), this::leave);
        boolean rehearsal = parts.settings().mode() == Settings.Mode.REHEARSAL;
        TopController top = new TopController(navigator, live, pulse, rooms.search(), parts.actor());
        WindowController frame = new WindowController(navigator, around, rehearsal, rooms.views());
        Scene scene = new Scene(
                Views.load(
                        "shell/window",
                        frame,
                        new RailController(navigator, live),
                        top,
                        new StatusController(around, pulse, parts.settings().scheduler()),
                        new LeavingController(leaving)),
                1440,
                900);
        Theme.LIGHT.dress(scene);
        new DeskKeys(navigator, top, rooms, leaving).listen(scene, new Regions(frame::regions));
        live.whenOver(new Endings(navigator, toasts)::tell);
        stage.setScene(scene);
        stage.setTitle(Texts.text(rehearsal ? "window.title.rehearsal" : "window.title"));
        stage.setMinWidth(1100);
        stage.setMinHeight(700);
        stage.setOnCloseRequest(closing -> {
            closing.consume();
            leaving.ask();
        });
    }

    public void show() {
        stage.show();
    }

    /** Brings the window before others: a second instance was started. Safe for every thread. */
    public void toFront() {
        uiThread.execute(() -> {
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        });
    }

    /** Opens the rehearse place; for a window that was started to rehearse. UI thread. */
    public void rehearse(String scenario) {
        rooms.rehearse(scenario);
    }

    /** Stops watching and hides the window, without asking. UI thread. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            rooms.close();
            around.close();
            live.close();
            pulse.close();
            workers.shutdown();
            stage.hide();
        }
    }

    private void leave() {
        close();
        parts.onClose().run();
    }
}
