package com.vegah.collectiq.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacedTimeTest {
    private static final Instant START = Instant.parse("2026-11-24T15:00:00Z");

    @Test
    void at_a_thousand_times_the_pace_an_hour_passes_in_seconds() throws Exception {
        try (Timekeeper time = Timekeeper.paced(START, ZoneId.of("America/New_York"), 1000)) {
            CountDownLatch rung = new CountDownLatch(1);
            time.after(Duration.ofMinutes(10), rung::countDown);
            assertThat(rung.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(time.clock().instant()).isAfterOrEqualTo(START.plus(Duration.ofMinutes(10)));
            assertThat(Duration.ofNanos(time.nanos())).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
            assertThat(time.clock().getZone()).isEqualTo(ZoneId.of("America/New_York"));
            assertThat(time.clock().withZone(ZoneOffset.UTC).instant()).isAfterOrEqualTo(START);
        }
    }

    @Test
    void an_alarm_that_throws_rings_again_until_cancelled() {
        try (Timekeeper time = Timekeeper.paced(START, ZoneOffset.UTC, 1000)) {
            AtomicInteger rings = new AtomicInteger();
            Timekeeper.Alarm alarm = time.every(Duration.ofSeconds(1), () -> {
                if (rings.incrementAndGet() == 1) {
                    throw new IllegalStateException("on purpose");
                }
            });
            await().until(() -> rings.get() >= 3);
            CountDownLatch later = new CountDownLatch(1);
            alarm.cancel();
            time.after(Duration.ofSeconds(30), later::countDown);
            await().until(() -> later.getCount() == 0);
            int last = rings.get();
            CountDownLatch latest = new CountDownLatch(1);
            time.after(Duration.ofSeconds(30), latest::countDown);
            await().until(() -> latest.getCount() == 0);
            assertThat(rings.get()).isEqualTo(last);
        }
    }

    @Test
    void once_closed_nothing_rings_and_nothing_breaks() {
        Timekeeper time = Timekeeper.real(ZoneOffset.UTC);
        time.close();
        time.after(Duration.ZERO, () -> {
            throw new AssertionError("rang");
        });
        time.every(Duration.ofMillis(1), () -> {
                    throw new AssertionError("rang");
                })
                .cancel();
        assertThatIllegalArgumentException().isThrownBy(() -> Timekeeper.paced(START, ZoneOffset.UTC, 0));
    }

    @Test
    void threads_are_daemons_with_names() {
        Thread first = Threads.named("clerk").newThread(() -> {});
        assertThat(first.getName()).isEqualTo("clerk-1");
        assertThat(first.isDaemon()).isTrue();
    }
}
