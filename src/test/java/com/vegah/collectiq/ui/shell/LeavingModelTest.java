package com.vegah.collectiq.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.Phase;
import com.vegah.collectiq.ui.Bench;
import com.vegah.collectiq.ui.Made;
import com.vegah.collectiq.value.AttemptId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeavingModelTest {
    private final Bench bench = new Bench();
    private final AtomicInteger left = new AtomicInteger();
    private final LeavingModel model = new LeavingModel(bench.liveList, bench.live, left::incrementAndGet);

    @Test
    void with_no_call_live_the_window_closes_at_once() {
        model.ask();
        assertThat(left).hasValue(1);
    }

    @Test
    void with_a_live_call_it_asks_and_staying_changes_nothing() {
        call(Phase.TALKING);
        model.ask();
        assertThat(model.step().get()).isEqualTo(LeavingModel.Step.ASKED);
        model.stay();
        call(Phase.ENDED);
        assertThat(left).hasValue(0);
        assertThat(bench.live.hungUp).isEmpty();
    }

    @Test
    void letting_it_finish_leaves_when_the_last_call_ends() {
        call(Phase.TALKING);
        model.ask();
        model.letFinish();
        assertThat(left).hasValue(0);
        call(Phase.ENDED);
        assertThat(left).hasValue(1);
        assertThat(bench.live.hungUp).isEmpty();
    }

    @Test
    void goodbye_ends_every_call_and_then_leaves_once() {
        call(Phase.TALKING);
        model.ask();
        model.sayGoodbye();
        assertThat(bench.live.hungUp).containsExactly(new AttemptId("a-1"));
        call(Phase.ENDED);
        model.ask();
        assertThat(left).hasValue(1);
    }

    private void call(Phase phase) {
        bench.live.show(Made.call("a-1", "1003", "Harborlight", phase, CallView.Speaking.AI));
    }
}
