package com.vegah.collectiq.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** One timed run: warm up, measure, let what is under way come back. */
final class Run {
    private static final int FRAMES_A_SECOND = 50;

    private Run() {}

    static int mostFrames(Duration warmUp, Duration measured) {
        return (int) (warmUp.plus(measured).toSeconds() + 10) * FRAMES_A_SECOND;
    }

    static Figures measured(int calls, Stamps stamps, Child child, Duration warmUp, Duration measured, IntConsumer send)
            throws Exception {
        Duration cpu;
        double seconds;
        try (Pacer pacer = new Pacer(calls, send)) {
            TimeUnit.SECONDS.sleep(warmUp.toSeconds());
            stamps.measureFrom(stamps.sent(0) + 1);
            Duration before = child.cpu();
            long start = System.nanoTime();
            TimeUnit.SECONDS.sleep(measured.toSeconds());
            cpu = child.cpu().minus(before);
            seconds = (System.nanoTime() - start) / 1e9;
            stamps.measureUntil(stamps.sent(0) - 1);
        }
        TimeUnit.SECONDS.sleep(1);
        return stamps.figures(cpu.toMillis() / 1000.0 / (calls * seconds / 60), child.heapKib());
    }
}
