package com.vegah.collectiq.app;

import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.ui.fx.FxRuntime;
import com.vegah.collectiq.ui.fx.UiThread;
import com.vegah.collectiq.ui.shell.DeskParts;
import com.vegah.collectiq.ui.shell.DeskWindow;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** No command: the desk window; without a display the rehearsal in the terminal, or a word about {@code serve}. */
final class DeskCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(DeskCommand.class);
    private static final String FIRST = "promise";

    private final Start start;
    private final Cli cli;

    DeskCommand(Start start, Cli cli) {
        this.start = start;
        this.cli = cli;
    }

    @Override
    public Integer call() {
        SettingsLoader.Loaded loaded = cli.settings(Purpose.DESK);
        if (loaded.settings().mode() == Settings.Mode.REHEARSAL) {
            return start.hasDisplay() ? rehearse(loaded, "") : inTerminal(loaded, Texts.text("cli.desk.terminal"));
        }
        return live(loaded);
    }

    /** The window on a rehearsal; a scenario that is named begins at once. */
    int rehearse(SettingsLoader.Loaded loaded, String scenario) {
        try (RehearsalHouse house = RehearsalHouse.open(loaded.settings(), 1, Optional.empty())) {
            if (!scenario.isEmpty()) {
                RehearseCommand.named(house.rehearsals(), scenario);
            }
            Function<Runnable, DeskParts> parts = onClose -> house.parts(loaded, onClose);
            show(parts, window -> {
                if (!scenario.isEmpty()) {
                    window.rehearse(scenario);
                }
            });
            return 0;
        } catch (UnsupportedOperationException noWindow) {
            LOG.info("No window", noWindow);
            return inTerminal(loaded, Texts.text("cli.desk.gtk", Reasons.of(noWindow)));
        }
    }

    private int live(SettingsLoader.Loaded loaded) {
        Settings settings = loaded.settings();
        if (!start.hasDisplay()) {
            throw needsServe(Texts.text("cli.desk.live.cause"));
        }
        Optional<Instance> mine = Instance.own(settings.dataDir());
        if (mine.isEmpty()) {
            Instance.askToFront(settings.dataDir());
            start.out().println(Texts.text("cli.desk.front"));
            return 0;
        }
        try (Instance instance = mine.get();
                Timekeeper time = Timekeeper.real(ZoneId.systemDefault());
                House house = House.live(settings, time);
                Shutdown told = Shutdown.onSignal(house::close)) {
            house.open();
            show(onClose -> house.parts(loaded, Optional.empty(), onClose), window -> {
                instance.onAsked(time, window::toFront);
            });
            return 0;
        } catch (UnsupportedOperationException noWindow) {
            LOG.info("No window", noWindow);
            throw needsServe(Texts.text("cli.desk.live.gtk", Reasons.of(noWindow)));
        }
    }

    private static Failure needsServe(String cause) {
        return new Failure(Failure.BAD_SETTINGS, new Obstacle(cause, Texts.text("cli.desk.live.remedy")));
    }

    private int inTerminal(SettingsLoader.Loaded loaded, String why) {
        start.out().println(why);
        try (RehearsalHouse house = RehearsalHouse.open(loaded.settings(), 1, Optional.empty())) {
            TerminalRehearsal rehearsal = new TerminalRehearsal(house.desk(), house.liveCalls(), start.out());
            return rehearsal.play(RehearseCommand.named(house.rehearsals(), FIRST)) ? 0 : Failure.FAILED;
        }
    }

    private static void show(Function<Runnable, DeskParts> parts, java.util.function.Consumer<DeskWindow> shown) {
        FxRuntime runtime = new FxRuntime();
        try {
            runtime.run(stage -> {
                DeskWindow window = new DeskWindow(parts.apply(runtime::quit), stage, new UiThread());
                window.show();
                shown.accept(window);
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            runtime.quit();
        }
    }
}
