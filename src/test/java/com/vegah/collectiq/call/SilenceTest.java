package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.receivable.OutreachStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A payer who says nothing, and a call that lasts too long. */
class SilenceTest {
    private CallRig rig = new CallRig();

    @Test
    void silence_is_asked_about_after_8_and_15_seconds_and_then_taken_leave_of() {
        rig.greeted();
        rig.time.passMillis(7_999);
        assertThat(rig.session().asks).hasSize(1);
        rig.time.passMillis(1);
        assertThat(rig.session().asks).hasSize(2);
        assertThat(rig.session().asks.get(1)).contains("still there");
        speaks("R1", "A1");
        rig.time.passMillis(6_999);
        assertThat(rig.session().asks).hasSize(2);
        rig.time.passMillis(1);
        assertThat(rig.session().asks).hasSize(3);
        speaks("R2", "A2");
        rig.time.passSeconds(7);
        assertThat(rig.session().asks.get(3)).contains("goodbye");
        speaks("R3", "A3");
        rig.time.pass(Goodbye.TAIL);
        assertThat(rig.line.hungUp).containsExactly(rig.sid());
        rig.payerHangsUp();
        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_COMPLETED);
        assertThat(rig.endedBy()).isEqualTo(CallRecord.EndedBy.AI);
    }

    @Test
    void words_start_the_count_anew_and_noise_does_not() {
        rig.greeted();
        rig.time.passSeconds(7);
        rig.payerSays("P1", "");
        rig.time.passSeconds(1);
        assertThat(rig.session().asks).as("noise is silence").hasSize(2);
        speaks("R1", "A1");
        rig.payerSays("P2", "I am here.");
        speaks("R2", "A2");
        rig.time.passMillis(7_999);
        assertThat(rig.session().asks).hasSize(2);
        rig.time.passMillis(1);
        assertThat(rig.session().asks.get(2)).contains("still there");
    }

    @Test
    void nobody_is_asked_while_somebody_speaks() {
        rig.greeted();
        rig.time.passSeconds(7);
        rig.says().speechStarted("P1");
        rig.time.passSeconds(20);
        assertThat(rig.session().asks).hasSize(1);
        rig.says().speechStopped("P1");
        rig.says().payerTextDone("P1", "A long story.");
        rig.says().responseStarted("R1");
        rig.aiSounds("R1", "A1", 4000);
        rig.time.passSeconds(20);
        assertThat(rig.session().asks).as("the AI has not finished").hasSize(1);
    }

    @Test
    void an_ai_that_will_not_say_goodbye_does_not_keep_the_line() {
        rig.greeted();
        rig.time.passSeconds(22);
        rig.time.pass(Goodbye.PATIENCE.multipliedBy(2));
        assertThat(rig.line.hungUp).hasSize(1);
    }

    @Test
    void half_a_minute_before_the_longest_time_the_ai_is_asked_to_wrap_up_and_then_the_line_is_cut() {
        rig.greeted();
        keepTalking(Duration.ofMinutes(9).plusSeconds(29));
        int before = rig.session().asks.size();
        rig.time.passSeconds(1);
        assertThat(rig.session().asks).hasSize(before + 1);
        assertThat(rig.session().asks.get(before)).contains("half a minute");
        keepTalking(Duration.ofSeconds(29));
        assertThat(rig.line.hungUp).isEmpty();
        rig.time.passSeconds(1);
        assertThat(rig.line.hungUp).hasSize(1);
        rig.payerHangsUp();
        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_COMPLETED);
    }

    @Test
    void nobody_is_talked_over_to_wrap_up() {
        rig.greeted();
        keepTalking(Duration.ofMinutes(9).plusSeconds(28));
        rig.says().speechStarted("P-long");
        rig.time.passSeconds(10);
        assertThat(rig.calls.kinds()).doesNotContain("call.wrap-up");
        rig.says().speechStopped("P-long");
        rig.time.passSeconds(1);
        assertThat(rig.calls.kinds()).contains("call.wrap-up");
    }

    @Test
    void a_short_call_is_wrapped_up_at_its_half(@TempDir Path folder) throws IOException {
        rig = new CallRig(TurnsTest.settings(folder, "call.max-duration=PT20S\n"));
        rig.greeted();
        rig.payerSays("P1", "Yes.");
        speaks("R1", "A1");
        rig.time.passSeconds(10);
        assertThat(rig.calls.kinds()).contains("call.wrap-up");
        rig.time.passSeconds(10);
        assertThat(rig.line.hungUp).hasSize(1);
    }

    private void keepTalking(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            rig.time.passSeconds(1);
            if (second % 5 == 0) {
                rig.payerSays("P-" + rig.time.clock().instant(), "Go on.");
                speaks(
                        "R-" + rig.time.clock().instant(),
                        "A-" + rig.time.clock().instant());
            }
        }
    }

    private void speaks(String response, String item) {
        rig.says().responseStarted(response);
        rig.aiSounds(response, item, 20);
        rig.says().audioDone(response, item);
        rig.done(response);
        rig.echoAllMarks();
    }
}
