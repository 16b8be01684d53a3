package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.time.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final Mailbox mailbox = new Mailbox();

    @Test
    void an_event_from_within_an_event_comes_after_it() {
        List<String> order = new ArrayList<>();
        mailbox.post(() -> {
            mailbox.post(() -> order.add("second"));
            order.add("first");
        });
        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void one_that_fails_does_not_stop_the_next() {
        List<String> order = new ArrayList<>();
        mailbox.post(() -> {
            throw new IllegalStateException("oops");
        });
        mailbox.post(() -> order.add("next"));
        assertThat(order).containsExactly("next");
    }

    @Test
    void nobody_waits_for_a_lock_that_another_event_holds() throws InterruptedException {
        Object lock = new Object();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch posted = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(2);
        ExecutorService other = Executors.newSingleThreadExecutor(Threads.named("other"));
        other.execute(() -> {
            synchronized (lock) {
                await(inside);
                // the first event waits for our lock, and we for nobody
                mailbox.post(done::countDown);
                posted.countDown();
            }
        });
        mailbox.post(() -> {
            inside.countDown();
            await(posted);
            synchronized (lock) {
                done.countDown();
            }
        });
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        other.shutdownNow();
    }

    @Test
    void many_threads_are_served_one_at_a_time_and_each_in_its_order() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4, Threads.named("post"));
        List<Integer> seen = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int base = thread * 10_000;
            threads.execute(() -> {
                for (int i = 0; i < 5_000; i++) {
                    int number = base + i;
                    mailbox.post(() -> seen.add(number));
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        CountDownLatch last = new CountDownLatch(1);
        mailbox.post(last::countDown);
        assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).hasSize(20_000);
        for (int thread = 0; thread < 4; thread++) {
            int base = thread * 10_000;
            assertThat(seen.stream()
                            .filter(number -> number / 10_000 == base / 10_000)
                            .toList())
                    .isSorted();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
