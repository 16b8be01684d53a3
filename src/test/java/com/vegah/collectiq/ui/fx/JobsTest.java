package com.vegah.collectiq.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class JobsTest {
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<Exception> failures = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final Jobs jobs = new Jobs(work::add, Runnable::run, failures::add);

    @Test
    void a_result_is_shown_and_a_failure_told() {
        jobs.run(() -> "rows", shown::add);
        jobs.run(JobsTest::noDisk, shown::add);
        work.forEach(Runnable::run);
        assertThat(shown).containsExactly("rows");
        assertThat(failures).extracting(Exception::getMessage).containsExactly("no disk");
    }

    @Test
    void workers_without_room_are_a_failure_and_not_a_freeze() {
        Jobs full = new Jobs(
                act -> {
                    throw new RejectedExecutionException("full");
                },
                Runnable::run,
                failures::add);
        full.run(() -> "rows", shown::add);
        assertThat(shown).isEmpty();
        assertThat(failures).hasSize(1);
    }

    @Test
    void of_two_answers_to_the_same_question_only_the_newer_is_shown() {
        Latest latest = new Latest(jobs);
        latest.run(() -> "old", shown::add);
        latest.run(() -> "new", shown::add);
        work.removeLast().run();
        work.removeLast().run();
        assertThat(shown).containsExactly("new");
    }

    private static String noDisk() {
        throw new IllegalStateException("no disk");
    }
}
