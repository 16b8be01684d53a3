package com.vegah.collectiq.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CoalescerTest {
    private final Queue<Runnable> hops = new ArrayDeque<>();
    private final List<List<String>> bursts = new ArrayList<>();
    private final Coalescer<String, String> coalescer = new Coalescer<>(hops::add, bursts::add);

    @Test
    void a_burst_takes_one_hop_and_of_each_key_the_newest_value() {
        for (int i = 0; i < 100_000; i++) {
            coalescer.offer("call-" + i % 3, "state " + i);
        }
        assertThat(hops).hasSize(1);
        hops.remove().run();
        assertThat(bursts).containsExactly(List.of("state 99999", "state 99997", "state 99998"));
    }

    @Test
    void what_comes_after_a_drain_takes_a_hop_of_its_own() {
        coalescer.offer("a", "1");
        hops.remove().run();
        coalescer.offer("a", "2");
        hops.remove().run();
        assertThat(bursts).containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void nothing_is_lost_between_many_writers_and_the_drain() throws InterruptedException {
        Queue<Runnable> safe = new ConcurrentLinkedQueue<>();
        List<Integer> seen = new ArrayList<>();
        Coalescer<Integer, Integer> many = new Coalescer<>(safe::add, seen::addAll);
        ExecutorService writers = Executors.newFixedThreadPool(4);
        CountDownLatch done = new CountDownLatch(4);
        for (int writer = 0; writer < 4; writer++) {
            int from = writer * 1_000;
            writers.execute(() -> {
                for (int i = from; i < from + 1_000; i++) {
                    many.offer(i, i);
                }
                done.countDown();
            });
        }
        while (done.getCount() > 0) {
            drain(safe);
        }
        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        drain(safe);
        writers.shutdown();
        assertThat(seen).hasSize(4_000).doesNotHaveDuplicates();
    }

    private static void drain(Queue<Runnable> hops) {
        for (Runnable hop = hops.poll(); hop != null; hop = hops.poll()) {
            hop.run();
        }
    }
}
