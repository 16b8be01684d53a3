package com.vegah.collectiq.app;

import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** The one process that owns a data folder, by a lock that the system drops with the process; a second one can ask the first to come to the front. */
final class Instance implements AutoCloseable {
    private static final String LOCK = "instance.lock";
    private static final String FRONT = "instance.front";
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Path folder;
    private final FileLock lock;

    private Instance(Path folder, FileLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Becomes the owner, or is empty where another process is. */
    static Optional<Instance> own(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            Files.deleteIfExists(folder.resolve(FRONT));
            return Optional.of(new Instance(folder, lock));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock the data folder " + folder, e);
        }
    }

    /** Whether some process owns the folder now. */
    static boolean isOwned(Path folder) {
        if (!Files.exists(folder.resolve(LOCK))) {
            return false;
        }
        Optional<Instance> mine = own(folder);
        mine.ifPresent(Instance::close);
        return mine.isEmpty();
    }

    /** Asks the owner to bring its window to the front. */
    static void askToFront(Path folder) {
        try {
            Files.writeString(folder.resolve(FRONT), "");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot ask the running instance in " + folder, e);
        }
    }

    /** Runs {@code toFront} whenever a second instance asks. */
    Timekeeper.Alarm onAsked(Timekeeper time, Runnable toFront) {
        return time.every(LOOK, () -> {
            try {
                if (Files.deleteIfExists(folder.resolve(FRONT))) {
                    toFront.run();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() {
        try (FileChannel channel = lock.channel()) {
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot give the data folder " + folder + " back", e);
        }
    }

    @SuppressWarnings("NullAway") // tryLock answers null where another process holds the lock
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException held) {
            return null;
        }
    }
}
