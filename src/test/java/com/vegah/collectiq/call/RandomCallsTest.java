package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.receivable.Notice;
import com.vegah.collectiq.receivable.Promise;
import com.vegah.collectiq.value.Obstacle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Calls in which anything happens in any order: speech, barge-ins, responses that end twice, tools called twice, a disk that fails, a voice that
 * goes, a payer who hangs up. Whatever comes, no effect of a tool is lost and none is doubled.
 */
class RandomCallsTest {
    private static final String DAY = "2026-12-01";
    private static final int AMOUNTS = 4;

    private enum Deed {
        PAYER_BEGINS,
        PAYER_STOPS,
        PAYER_WORDS,
        AI_SOUNDS,
        AI_DONE,
        MARKS,
        PROMISE,
        PROMISE_AGAIN,
        DISPUTE,
        HARDSHIP,
        STOP_EMAIL,
        DISK_FAILS,
        MOMENT,
        WHILE,
        VOICE_GOES,
        HANG_UP
    }

    private static final Set<Deed> BESIDE_THE_VOICE =
            Set.of(Deed.MARKS, Deed.DISK_FAILS, Deed.MOMENT, Deed.WHILE, Deed.HANG_UP);

    private record Step(Deed deed, int which) {}

    @Property(tries = 1000)
    void no_effect_of_a_tool_is_lost_or_doubled(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        steps.forEach(run::take);
        run.end();
        run.check(steps);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Deed.class), Arbitraries.integers().between(0, AMOUNTS - 1))
                .as(Step::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(40);
    }

    /** One call, and what was asked of its tools. */
    private static final class Run {
        private final CallRig rig = new CallRig();
        private final List<String> callIds = new ArrayList<>();
        private final Map<String, String> promised = new HashMap<>();
        private final Map<String, Notice.Kind> noticed = new HashMap<>();
        private int count;
        private boolean diskFailed;
        private boolean voiceGone;
        private boolean over;

        private Run() {
            rig.identified();
            rig.payerSays("P-named", "100, 101, 102 and 103 dollars, on December 1st.");
            for (int i = 0; i < AMOUNTS; i++) {
                rig.aiSays("B" + i, "You pay " + amount(i) + " dollars on " + DAY + ", is that right?");
            }
            rig.payerSays("P-yes", "Yes, all of that.");
        }

        private void take(Step step) {
            boolean fromVoice = !BESIDE_THE_VOICE.contains(step.deed());
            if (over || (voiceGone && fromVoice)) {
                return;
            }
            switch (step.deed()) {
                case PAYER_BEGINS -> rig.says().speechStarted("P" + step.which());
                case PAYER_STOPS -> rig.says().speechStopped("P" + step.which());
                case PAYER_WORDS -> rig.says().payerTextDone("P" + step.which(), "Well, yes.");
                case AI_SOUNDS -> {
                    rig.says().responseStarted("R" + step.which());
                    rig.aiSounds("R" + step.which(), "A" + step.which(), 400);
                }
                case AI_DONE -> rig.says().responseDone("R" + step.which(), SoundTest.completed(), Voice.Usage.NONE);
                case MARKS -> rig.echoAllMarks();
                case PROMISE -> promise("T" + ++count, step.which());
                case PROMISE_AGAIN -> again(step.which());
                case DISPUTE -> notice("record_dispute", Notice.Kind.DISPUTE, Map.of("reason", "wrong"));
                case HARDSHIP -> notice("record_hardship", Notice.Kind.HARDSHIP, Map.of("reason", "ill"));
                case STOP_EMAIL -> notice("stop_contact", Notice.Kind.STOP_EMAIL, Map.of("channel", "email"));
                case DISK_FAILS -> {
                    // a disk that never gets well again is another story
                    if (!diskFailed) {
                        diskFailed = true;
                        rig.books.failNext(1 + step.which());
                    }
                }
                case MOMENT -> rig.time.passMillis(50);
                case WHILE -> rig.time.passSeconds(1);
                case VOICE_GOES -> {
                    if (step.which() == 0 && !voiceGone) {
                        voiceGone = true;
                        rig.says().gone(false, new Obstacle("The voice went.", "Wait."));
                    }
                }
                case HANG_UP -> {
                    if (step.which() == 0) {
                        end();
                    }
                }
            }
        }

        private void promise(String callId, int which) {
            callIds.add(callId);
            promised.put(callId, amount(which));
            rig.tool(callId, "record_promise", terms(which));
        }

        /** The very same call once more, as after a message that came twice. */
        private void again(int which) {
            List<String> earlier =
                    callIds.stream().filter(promised::containsKey).toList();
            if (!earlier.isEmpty()) {
                String callId = earlier.get(which % earlier.size());
                rig.tool(
                        callId,
                        "record_promise",
                        Map.of("amount", promised.get(callId), "currency", "USD", "date", DAY));
            }
        }

        private void notice(String tool, Notice.Kind kind, Map<String, Object> arguments) {
            String callId = "T" + ++count;
            callIds.add(callId);
            noticed.put(callId, kind);
            rig.tool(callId, tool, arguments);
        }

        private void end() {
            if (!over) {
                over = true;
                rig.payerHangsUp();
                rig.time.pass(Duration.ofSeconds(60));
            }
        }

        private void check(List<Step> steps) {
            assertThat(rig.row().settled()).as("settled after %s", steps).isTrue();
            List<String> stored = rig.books.promises.stream()
                    .map(Promise::amount)
                    .map(money -> money.amount().stripTrailingZeros().toPlainString())
                    .toList();
            assertThat(stored).as("no promise twice after %s", steps).doesNotHaveDuplicates();
            Set<String> refused = new HashSet<>();
            promised.forEach((callId, amount) -> {
                Map<String, Object> result = rig.session().results.get(callId);
                if (result != null && Boolean.FALSE.equals(result.get("recorded"))) {
                    refused.add(amount);
                }
                if (result != null && Boolean.TRUE.equals(result.get("recorded"))) {
                    assertThat(stored).as("told as recorded after %s", steps).contains(amount);
                }
            });
            promised.values().stream()
                    .filter(amount -> !refused.contains(amount))
                    .forEach(amount ->
                            assertThat(stored).as("not lost after %s", steps).contains(amount));
            assertThat(rig.notices.notices)
                    .extracting(Notice::kind)
                    .as("notices after %s", steps)
                    .doesNotHaveDuplicates()
                    .containsAll(noticed.values());
            callIds.forEach(callId -> assertThat(rig.session().told.stream().filter(("result " + callId)::equals))
                    .as("answered once: %s after %s", callId, steps)
                    .hasSizeLessThanOrEqualTo(1));
        }

        private static String amount(int which) {
            return String.valueOf(100 + which);
        }

        private static Map<String, Object> terms(int which) {
            return Map.of("amount", amount(which), "currency", "USD", "date", DAY);
        }
    }
}
