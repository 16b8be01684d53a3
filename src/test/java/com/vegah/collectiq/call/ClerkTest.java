package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.time.HandTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClerkTest {
    private final HandTime time = new HandTime(CallRig.NOW, ZoneOffset.UTC);
    private final List<Runnable> handed = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final Clerk clerk = new Clerk(handed::add, time);

    @Test
    void a_later_state_takes_the_place_of_one_that_waits() {
        clerk.write("row", () -> written.add("row 1"));
        clerk.write("turn", () -> written.add("turn 1"));
        clerk.write("row", () -> written.add("row 2"));
        work();
        assertThat(written).containsExactly("row 2", "turn 1");
        assertThat(clerk.queued()).isZero();
    }

    @Test
    void a_write_that_fails_is_tried_again_in_its_latest_state_and_keeps_its_place() {
        clerk.write("row", () -> {
            throw new IllegalStateException("full");
        });
        clerk.write("turn", () -> written.add("turn"));
        work();
        assertThat(written).isEmpty();
        clerk.write("row", () -> written.add("row later"));
        time.passSeconds(1);
        work();
        assertThat(written).containsExactly("row later", "turn");
    }

    @Test
    void what_never_works_is_given_up_and_counted_and_holds_up_nothing_more() {
        clerk.write("bad", () -> {
            throw new IllegalStateException("never");
        });
        clerk.write("good", () -> written.add("good"));
        for (int i = 0; i < 6; i++) {
            work();
            time.passSeconds(1);
        }
        assertThat(written).containsExactly("good");
        assertThat(clerk.lost()).isEqualTo(1);
    }

    @Test
    void notes_have_a_bound_and_states_have_none() {
        for (int i = 0; i < 10_005; i++) {
            clerk.note(() -> written.add("note"));
        }
        clerk.write("row", () -> written.add("row"));
        work();
        assertThat(written).hasSize(10_001).endsWith("row");
        assertThat(clerk.lost()).isEqualTo(5);
    }

    private void work() {
        List<Runnable> now = List.copyOf(handed);
        handed.clear();
        now.forEach(Runnable::run);
    }
}
