package com.vegah.collectiq.ui.payer;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.Phase;
import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.outreach.Dialler;
import com.vegah.collectiq.ui.Bench;
import com.vegah.collectiq.ui.Made;
import com.vegah.collectiq.ui.payer.LawfulAct.Does;
import com.vegah.collectiq.ui.place.Notice;
import com.vegah.collectiq.ui.place.Place;
import com.vegah.collectiq.ui.place.VerdictWords.Tone;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.PayerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LawfulModelTest {
    private static final PayerId ID = new PayerId("1003");
    private static final AttemptId ATTEMPT = new AttemptId("a-1");
    private final Bench bench = new Bench();
    private final PayerModel payer =
            new PayerModel(bench.desk, bench.calls, bench.navigator, bench.around, bench.pulse, bench.jobs);
    private final LawfulModel model =
            new LawfulModel(payer, bench.liveList, bench.caller, bench.navigator, bench.around, bench.pulse);
    private final AtomicInteger explained = new AtomicInteger();
    private final AtomicBoolean typing = new AtomicBoolean();

    @BeforeEach
    void chosen() {
        model.attach(explained::incrementAndGet, typing::get);
        bench.desk.answer(id -> new Desk.Result.Calling(new Dialler.Begun(ATTEMPT, new CompletableFuture<>())));
        with(Made.allow("1003", Made.NOW.plus(Duration.ofHours(6))));
        bench.navigator.choose(Optional.of(ID));
        bench.look();
    }

    @Test
    void an_allowed_one_calls_and_opens_the_call() {
        assertThat(act().does()).isEqualTo(Does.CALL);
        assertThat(act().line2()).startsWith("until 20:20 Chicago");
        model.press();
        bench.work();
        assertThat(bench.desk.asked).containsExactly(ID);
        assertThat(bench.navigator.place().get()).isEqualTo(Place.CALLS);
        assertThat(bench.navigator.call().get()).contains(ATTEMPT);
    }

    @Test
    void two_presses_in_a_row_make_one_call() {
        model.press();
        assertThat(act().does()).isEqualTo(Does.WAIT);
        model.press();
        bench.work();
        assertThat(bench.desk.asked).hasSize(1);
    }

    @Test
    void who_types_elsewhere_is_not_taken_away() {
        model.press();
        typing.set(true);
        bench.work();
        assertThat(bench.navigator.place().get()).isEqualTo(Place.DESK);
    }

    @Test
    void a_held_one_says_when_it_opens_and_explains_itself_without_calling() {
        with(Made.hold(Made.NOW.plus(Duration.ofMinutes(430)), "Calls wait until morning.", "RBI 2022"));
        bench.look();
        assertThat(act().tone()).isEqualTo(Tone.HOLD);
        assertThat(act().label()).isEqualTo("Opens 21:30 Chicago");
        assertThat(act().line1()).isEqualTo("Held 7 h 10 min");
        model.press();
        assertThat(explained).hasValue(1);
        assertThat(bench.desk.asked).isEmpty();
    }

    @Test
    void a_denied_one_says_why_and_calls_nobody() {
        with(Made.deny("The payer asked not to be contacted.", "1006.14(h)"));
        bench.look();
        assertThat(act().tone()).isEqualTo(Tone.DENY);
        assertThat(act().line1()).isEqualTo("The payer asked not to be contacted.");
        model.press();
        assertThat(explained).hasValue(1);
        assertThat(bench.desk.asked).isEmpty();
    }

    @Test
    void a_verdict_that_changed_under_the_click_is_shown_calmly() {
        Verdict.Hold hold =
                (Verdict.Hold) Made.hold(Made.NOW.plusSeconds(3600), "3 of 3 calls are used.", "your policy");
        bench.desk.answer(id -> new Desk.Result.Held(hold));
        model.press();
        bench.work();
        assertThat(model.notice().get()).map(Notice::title).contains("This changed at 15:20:00");
        assertThat(bench.navigator.place().get()).isEqualTo(Place.DESK);
    }

    @Test
    void what_is_missing_stands_on_the_button_before_the_click() {
        bench.desk.hinder(Optional.of(new Obstacle("There is no tunnel.", "Start ngrok.")));
        bench.look();
        assertThat(act().line1()).isEqualTo("There is no tunnel.");
        assertThat(act().line2()).isEqualTo("Start ngrok.");
    }

    @Test
    void a_payer_on_the_line_is_opened_and_not_called_again() {
        bench.live.show(Made.call("a-9", "1003", "Harborlight", Phase.TALKING, CallView.Speaking.PAYER));
        assertThat(act().does()).isEqualTo(Does.OPEN);
        model.press();
        assertThat(bench.desk.asked).isEmpty();
        assertThat(bench.navigator.call().get()).contains(new AttemptId("a-9"));
    }

    @Test
    void what_breaks_is_told_as_cause_and_remedy_and_the_button_works_again() {
        bench.desk.answer(id -> {
            throw new IllegalStateException("Cannot write the intent");
        });
        model.press();
        bench.work();
        assertThat(model.notice().get())
                .map(Notice::title)
                .hasValueSatisfying(said -> assertThat(said).contains("Cannot write the intent"));
        assertThat(act().does()).isEqualTo(Does.CALL);
    }

    private LawfulAct act() {
        return model.act().get().orElseThrow();
    }

    private void with(Verdict verdict) {
        bench.desk.with(List.of(Made.row(
                Made.account("1003", "Harborlight Freight", "America/Chicago", "USD", 34, "85000.00"), verdict)));
    }
}
