package com.vegah.collectiq.ui.fx;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Of several jobs that answer the same question only the newest is shown: late answers are dropped. UI thread only. */
public final class Latest {
    private final Jobs jobs;
    private long asked;

    public Latest(Jobs jobs) {
        this.jobs = jobs;
    }

    public <T> void run(Callable<T> work, Consumer<? super T> show) {
        long mine = ++asked;
        jobs.run(work, result -> {
            if (mine == asked) {
                show.accept(result);
            }
        });
    }

    /** Drops what is still on its way. */
    public void forget() {
        asked++;
    }
}
