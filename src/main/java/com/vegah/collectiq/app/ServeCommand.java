package com.vegah.collectiq.app;

import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.Service;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** {@code serve}: the whole program without a window, until it is told to end. */
@Command(name = "serve", description = "Run without a window: the server, the scheduler, calls.")
final class ServeCommand implements Callable<Integer> {
    private final Start start;
    private final Cli cli;

    ServeCommand(Start start, Cli cli) {
        this.start = start;
        this.cli = cli;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = cli.settings(Purpose.LIVE).settings();
        if (!Service.any(settings)) {
            throw new Failure(
                    Failure.BAD_SETTINGS,
                    new Obstacle(
                            Texts.text("cli.serve.nothing.cause"),
                            Texts.text("cli.serve.nothing.remedy", MissingNames.ofAll(settings))));
        }
        try (Instance instance = Owned.folder(settings.dataDir());
                Timekeeper time = Timekeeper.real(ZoneId.systemDefault());
                House house = House.live(settings, time);
                Shutdown told = Shutdown.onSignal(() -> end(house))) {
            house.open();
            start.out().println("ready http://127.0.0.1:" + house.port());
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private void end(House house) {
        start.err().println(Texts.text("cli.serve.ending"));
        house.close();
    }
}
