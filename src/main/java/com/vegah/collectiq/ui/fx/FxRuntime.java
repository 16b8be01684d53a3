package com.vegah.collectiq.ui.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The toolkit from its start to its end; one per program, since JavaFX starts only once. */
public final class FxRuntime {
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * Starts the toolkit, opens the window on the UI thread, and returns when {@link #quit} was called. Throws
     * {@link UnsupportedOperationException} where there is no display or no GTK.
     */
    public void run(Consumer<Stage> open) throws InterruptedException {
        CompletableFuture<Void> opened = new CompletableFuture<>();
        startQuietly(() -> {
            Platform.setImplicitExit(false);
            try {
                open.accept(new Stage());
                opened.complete(null);
            } catch (RuntimeException | Error e) {
                opened.completeExceptionally(e);
            }
        });
        try {
            opened.join();
        } catch (CompletionException e) {
            quit();
            throw e;
        }
        ended.await();
    }

    /** Ends the toolkit; {@link #run} returns. Idempotent, safe for every thread. */
    public void quit() {
        Platform.exit();
        ended.countDown();
    }

    /** JavaFX warns of the class path at its start ("Unsupported JavaFX configuration"); we run on it on purpose (tests, one jar), so that one line is noise. */
    private static void startQuietly(Runnable first) {
        Logger toolkit = Logger.getLogger("javafx");
        Level before = toolkit.getLevel();
        toolkit.setLevel(Level.SEVERE);
        try {
            Platform.startup(first);
        } finally {
            toolkit.setLevel(before);
        }
    }
}
