package com.vegah.collectiq.ui.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Work goes to the workers, what came of it to the UI thread; nobody waits. Safe for every thread. */
public final class Jobs {
    private final Executor workers;
    private final Executor uiThread;
    private final Consumer<? super Exception> unforeseen;

    public Jobs(Executor workers, Executor uiThread, Consumer<? super Exception> unforeseen) {
        this.workers = workers;
        this.uiThread = uiThread;
        this.unforeseen = unforeseen;
    }

    public <T> void run(Callable<T> work, Consumer<? super T> show) {
        run(work, show, unforeseen);
    }

    /** As {@link #run(Callable, Consumer)}, with a failure shown in its own way; workers that have no room left are a failure too. */
    public <T> void run(Callable<T> work, Consumer<? super T> show, Consumer<? super Exception> failed) {
        try {
            workers.execute(() -> {
                try {
                    T result = work.call();
                    uiThread.execute(() -> show.accept(result));
                } catch (Exception e) {
                    uiThread.execute(() -> failed.accept(e));
                }
            });
        } catch (RejectedExecutionException e) {
            uiThread.execute(() -> failed.accept(e));
        }
    }

    /** Runs an act on the UI thread, later. */
    public void show(Runnable act) {
        uiThread.execute(act);
    }

    public Executor uiThread() {
        return uiThread;
    }
}
