package com.vegah.collectiq.call.recording;

import com.vegah.collectiq.time.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where recordings are kept, and the one thread that writes them. Safe for every thread; whoever makes it closes it. */
public final class Recorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final long CLOSING_SECONDS = 5;

    private final Path folder;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(Threads.named("recorder"));

    public Recorder(Path folder) {
        this.folder = folder;
    }

    /** A recording that keeps nothing before its start; {@code failed} is told once, on the writer's thread, if the disk refuses. */
    public Recording prepare(String name, Consumer<IOException> failed) {
        Recording recording = new Recording(folder.resolve(name + ".wav"), writer, failed);
        writer.execute(() -> {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                LOG.warn("The folder for recordings cannot be made: {}", e.toString());
            }
        });
        return recording;
    }

    /** Writes what waits, for some seconds at most. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Recordings were not written to their end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
