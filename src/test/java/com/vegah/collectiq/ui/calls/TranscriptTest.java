package com.vegah.collectiq.ui.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.call.Turn.Speaker;
import com.vegah.collectiq.call.Turn.State;
import com.vegah.collectiq.ui.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private final Transcript transcript = new Transcript();

    @Test
    void a_growing_turn_is_replaced_where_it_stands() {
        transcript.take(List.of(turn(1, "Good"), turn(2, "Yes")));
        transcript.take(List.of(turn(1, "Good morning")));
        assertThat(transcript.turns()).extracting(Turn::text).containsExactly("Good morning", "Yes");
    }

    @Test
    void a_turn_that_comes_late_takes_its_place() {
        transcript.take(List.of(turn(1, "a"), turn(3, "c")));
        transcript.take(List.of(turn(2, "b")));
        assertThat(transcript.turns()).extracting(Turn::text).containsExactly("a", "b", "c");
    }

    @Test
    void a_burst_of_new_turns_is_one_change_and_the_newest_two_thousand_stay() {
        AtomicInteger changes = new AtomicInteger();
        transcript.turns().addListener((ListChangeListener<Turn>) change -> changes.incrementAndGet());
        List<Turn> burst = new ArrayList<>();
        for (int i = 0; i < Transcript.MOST; i++) {
            burst.add(turn(i, "turn " + i));
        }
        transcript.take(burst);
        assertThat(changes).hasValue(1);
        transcript.take(List.of(turn(5_000, "last")));
        assertThat(transcript.turns()).hasSize(Transcript.MOST);
        assertThat(transcript.turns().get(0).seq()).isEqualTo(1);
    }

    @Test
    void who_scrolled_up_is_told_how_many_turns_are_new_until_back_at_the_end() {
        transcript.take(List.of(turn(1, "a")));
        transcript.leaveEnd();
        transcript.take(List.of(turn(2, "b"), turn(3, "c")));
        transcript.take(List.of(turn(3, "c grows")));
        assertThat(transcript.missed().get()).isEqualTo(2);
        transcript.backToEnd();
        assertThat(transcript.missed().get()).isZero();
        assertThat(transcript.following().get()).isTrue();
    }

    @Test
    void the_part_that_was_not_heard_is_told_from_what_was() {
        String text = "Would half this week help?";
        assertThat(Hearing.of(ai(text, "Would half", State.GROWING)))
                .isEqualTo(new Hearing("Would half", " this week help?", Hearing.Rest.NOT_YET));
        assertThat(Hearing.of(ai(text, "Would half", State.CUT)).why()).isEqualTo(Hearing.Rest.CUT);
        assertThat(Hearing.of(ai(text, text, State.DONE))).isEqualTo(new Hearing(text, "", Hearing.Rest.NONE));
        assertThat(Hearing.of(ai(text, "", State.CUT)).heard()).isEmpty();
        assertThat(Hearing.of(turn(1, "I can pay")).heard()).isEqualTo("I can pay");
    }

    private static Turn turn(int seq, String text) {
        return Made.turn(seq, seq, Speaker.PAYER, text, text, State.GROWING);
    }

    private static Turn ai(String text, String heard, State state) {
        return Made.turn(1, 1, Speaker.AI, text, heard, state);
    }
}
