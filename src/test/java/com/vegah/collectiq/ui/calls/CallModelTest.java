package com.vegah.collectiq.ui.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.Phase;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.call.Turn.Speaker;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.ui.Bench;
import com.vegah.collectiq.ui.FakeRehearsals;
import com.vegah.collectiq.ui.Made;
import com.vegah.collectiq.ui.place.Place;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallModelTest {
    private static final AttemptId LIVE = new AttemptId("a-1");
    private final Bench bench = new Bench();
    private final CallModel model = new CallModel(bench.live, bench.calls, bench.desk, bench.navigator, bench.jobs);

    @Test
    void a_live_call_is_watched_while_it_is_in_view_and_not_longer() {
        int before = bench.live.watchers();
        talking(Phase.TALKING);
        bench.navigator.openCall(LIVE);
        assertThat(bench.live.watchers()).isEqualTo(before + 2);
        bench.navigator.go(Place.DESK);
        assertThat(bench.live.watchers()).isEqualTo(before);
        assertThat(model.view().get()).isEmpty();
        bench.navigator.go(Place.CALLS);
        assertThat(model.view().get()).map(CallView::phase).contains(Phase.TALKING);
    }

    @Test
    void turns_arrive_as_they_are_said_and_only_of_this_call() {
        talking(Phase.TALKING);
        bench.live.say(LIVE, Made.turn(1, 3, Speaker.AI, "Good morning", "Good", Turn.State.GROWING));
        bench.navigator.openCall(LIVE);
        bench.live.say(LIVE, Made.turn(2, 5, Speaker.PAYER, "Hello", "Hello", Turn.State.DONE));
        bench.live.say(new AttemptId("other"), Made.turn(1, 5, Speaker.PAYER, "No", "No", Turn.State.DONE));
        assertThat(model.transcript().turns()).extracting(Turn::text).containsExactly("Good morning", "Hello");
    }

    @Test
    void a_past_call_is_replayed_from_the_store() {
        bench.calls.insert(
                Made.record("p-1", "1003", OutreachStatus.CALL_COMPLETED, Made.NOW.minus(Duration.ofDays(1)), 60));
        bench.calls.write(new AttemptId("p-1"), Made.turn(1, 3, Speaker.AI, "Good day", "Good day", Turn.State.DONE));
        bench.navigator.openCall(new AttemptId("p-1"));
        bench.work();
        assertThat(model.view().get()).map(CallView::over).contains(true);
        assertThat(model.transcript().turns()).extracting(Turn::text).containsExactly("Good day");
        model.askToEnd();
        assertThat(model.asking().get()).isFalse();
    }

    @Test
    void ending_asks_first_and_hangs_up_once() {
        talking(Phase.IDENTIFIED);
        bench.navigator.openCall(LIVE);
        model.askToEnd();
        assertThat(model.asking().get()).isTrue();
        assertThat(bench.live.hungUp).isEmpty();
        model.stay();
        assertThat(bench.live.hungUp).isEmpty();
        model.askToEnd();
        model.hangUp();
        assertThat(bench.live.hungUp).containsExactly(LIVE);
        talking(Phase.ENDED);
        model.hangUp();
        assertThat(bench.live.hungUp).hasSize(1);
    }

    @Test
    void the_phases_tell_what_was_what_is_and_what_was_never_reached() {
        assertThat(states(Phase.TALKING)).containsExactly("DONE", "DONE", "DONE", "NOW", "NEXT", "NEXT");
        assertThat(states(Phase.IDENTIFIED)).containsExactly("DONE", "DONE", "DONE", "DONE", "NOW", "NEXT");
        CallView unanswered = new CallView(
                LIVE,
                Optional.empty(),
                new PayerId("1003"),
                "Harborlight",
                Made.call("x", "1", "x", Phase.DIALLING, CallView.Speaking.NOBODY)
                        .to(),
                Phase.ENDED,
                OutreachStatus.CALL_NO_ANSWER,
                Made.NOW,
                Optional.of(Made.NOW),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Made.NOW.plusSeconds(25)),
                CallView.Speaking.NOBODY,
                CallView.Recorded.NO,
                Optional.empty());
        assertThat(Step.of(unanswered, Made.DESK))
                .extracting(step -> step.state().name())
                .containsExactly("DONE", "MISSED", "MISSED", "MISSED", "MISSED", "DONE");
    }

    @Test
    void a_story_is_prepared_before_its_payer_is_called() {
        FakeRehearsals stories = new FakeRehearsals();
        RehearseModel rehearse = new RehearseModel(Optional.of(stories), bench.caller, bench.navigator);
        rehearse.rehearse("promise");
        assertThat(stories.prepared).isEmpty();
        bench.work();
        assertThat(stories.prepared).isEqualTo(List.of("promise"));
        assertThat(bench.desk.asked).containsExactly(new PayerId("1003"));
        assertThat(rehearse.notice().get()).isPresent();
    }

    private static List<String> states(Phase phase) {
        return Step.of(Made.call("a-1", "1003", "Harborlight", phase, CallView.Speaking.AI), Made.DESK).stream()
                .map(step -> step.state().name())
                .toList();
    }

    private void talking(Phase phase) {
        bench.live.show(Made.call("a-1", "1003", "Harborlight", phase, CallView.Speaking.AI));
    }
}
