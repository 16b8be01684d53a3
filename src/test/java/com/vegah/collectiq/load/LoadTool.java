package com.vegah.collectiq.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Loads the product, in a process of its own, with N calls at once: this process plays the carrier and an echoing voice with stamped
 * frames every 20 ms, and beside it the same frames through a bare echo. Traffic stays on loopback and ends by itself. How to run it
 * stands in the README.
 */
public final class LoadTool {
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private LoadTool() {}

    public static void main(String[] args) throws Exception {
        int seconds = Integer.getInteger("load.seconds", 20);
        List<Integer> levels = new ArrayList<>();
        for (String arg : args) {
            levels.add(Integer.parseInt(arg));
        }
        if (levels.isEmpty()) {
            levels.addAll(List.of(1, 10, 50, 100, 200));
        }
        System.out.printf(
                "%5s %-6s %8s %8s %8s %6s %7s %9s %12s %10s%n",
                "calls",
                "path",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "lost",
                "doubled",
                "reordered",
                "CPU s/call-m",
                "heap KiB");
        for (int calls : levels) {
            try (BareEcho echo = BareEcho.start(calls)) {
                print(calls, "echo", echo.measure(WARM_UP, Duration.ofSeconds(seconds)));
            }
            try (BridgeLoad bridge = BridgeLoad.start(calls)) {
                print(calls, "bridge", bridge.measure(WARM_UP, Duration.ofSeconds(seconds)));
            }
        }
        System.exit(0);
    }

    private static void print(int calls, String path, Figures figures) {
        System.out.printf(
                Locale.ROOT,
                "%5d %-6s %8.2f %8.2f %8.2f %6d %7d %9d %12.3f %10d%n",
                calls,
                path,
                figures.millis(50),
                figures.millis(95),
                figures.millis(99),
                figures.lost(),
                figures.doubled(),
                figures.reordered(),
                figures.cpuSecondsPerCallMinute(),
                figures.heapKib());
    }
}
