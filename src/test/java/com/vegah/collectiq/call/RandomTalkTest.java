package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.call.Line.CarrierStatus;
import com.vegah.collectiq.receivable.OutreachStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * A voice that behaves as the real one does and a payer who makes noise, talks, presses keys and says "wait" at any moment, on a line that
 * loses, doubles, delays and swaps what it tells. Whatever happens: nobody is left on a silent line, nothing happens twice, the call ends.
 */
class RandomTalkTest {
    /** The longest that a line may be silent: the time to the first question, and what a slow or lost answer may add to it. */
    private static final Duration SILENT = Duration.ofSeconds(12);

    private static final String SAID = "Let me see what I have before me, is that right?";
    private static final int RUNS = 1000;

    @Test
    void no_line_stays_silent_nothing_happens_twice_and_every_call_ends() {
        for (int seed = 0; seed < RUNS; seed++) {
            new Run(seed).play();
        }
    }

    private static final class Run {
        private final int seed;
        private final Random random;
        private final CallRig rig = new CallRig();
        private final List<String> log = new ArrayList<>();
        private int asked;
        private String running = "";
        private Consumer<String> tool = none -> {};
        private int count;
        private int echoed;
        private Instant lastLife = CallRig.NOW;
        private boolean payerSpeaks;
        private long clock;

        Run(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void play() {
            rig.call();
            rig.status(CarrierStatus.RINGING);
            rig.connect();
            FakeVoice.Session session = rig.session();
            session.onAsk = () -> {
                asked++;
                rig.time.after(Duration.ofMillis(80), this::begin);
            };
            session.onCancel = () -> rig.time.after(Duration.ofMillis(80), () -> end(running, true));
            rig.says().ready();
            line();
            int acts = 4 + random.nextInt(10);
            for (int i = 0; i < acts && rig.line.hungUp.isEmpty(); i++) {
                act(i);
                pass(random.nextInt(6000));
            }
            while (rig.line.hungUp.isEmpty()) {
                pass(500);
                assertThat(rig.time.clock().instant()).as(told()).isBefore(CallRig.NOW.plus(Duration.ofMinutes(11)));
            }
            rig.payerHangsUp();
            assertThat(rig.line.hungUp).as(told()).hasSize(1);
            assertThat(rig.ending()).as(told()).isEqualTo(OutreachStatus.CALL_COMPLETED);
            assertThat(rig.books.of(CallRig.PAYER)).as(told()).hasSizeLessThanOrEqualTo(1);
            assertThat(rig.books.statuses(CallRig.PAYER).stream().filter(OutreachStatus.OPTED_OUT::equals))
                    .as(told())
                    .hasSizeLessThanOrEqualTo(1);
        }

        private void act(int i) {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> payer("N" + i, 600, "");
                case 3, 4 -> payer("P" + i, 700 + random.nextInt(2500), "Yes, this is Jane Doe.");
                case 5 -> payer("W" + i, 700, "Wait, one moment.");
                case 6 -> rig.stream.digit(String.valueOf(random.nextInt(8) + 1));
                case 7 -> tool("verify_party", Map.of("name", "Jane Doe"), "V" + i);
                case 8 -> tool("end_call", Map.of("reason", "done"), "E" + i);
                default ->
                    tool(
                            "record_promise",
                            Map.of("amount", "500.00", "currency", "USD", "date", "2026-12-01"),
                            "T" + i);
            }
        }

        /** The payer makes a sound, which has words or has none; the news of it comes as news does. */
        private void payer(String item, int millis, String words) {
            note("payer " + item + " " + words);
            payerSpeaks = true;
            rig.says().speechStarted(item);
            if (!rig.session().held && !running.isEmpty()) {
                end(running, true);
            }
            List<Runnable> news = new ArrayList<>();
            news.add(() -> stops(item));
            boolean lost = random.nextInt(5) == 0 && words.isEmpty();
            if (!lost) {
                news.add(() -> rig.says().payerTextDone(item, words));
            }
            if (random.nextInt(6) == 0) {
                Collections.reverse(news);
            }
            long at = millis;
            for (Runnable one : news) {
                rig.time.after(Duration.ofMillis(at), one);
                if (random.nextInt(8) == 0) {
                    rig.time.after(Duration.ofMillis(at + 50), one);
                }
                at += 100 + random.nextInt(900);
            }
        }

        private void stops(String item) {
            payerSpeaks = false;
            live();
            rig.says().speechStopped(item);
            if (!rig.session().held) {
                asked++;
                rig.time.after(Duration.ofMillis(60), this::begin);
            }
        }

        private void begin() {
            if (asked == 0 || !running.isEmpty() || rig.session().closed) {
                return;
            }
            asked = 0;
            String response = "R" + ++count;
            running = response;
            note("begins " + response);
            rig.says().responseStarted(response);
            String item = "A" + count;
            rig.says().aiText(response, item, SAID);
            rig.time.after(Duration.ofMillis(200), () -> sound(response, item));
        }

        private void sound(String response, String item) {
            if (!running.equals(response)) {
                return;
            }
            rig.aiSounds(response, item, 200 + random.nextInt(2500));
            if (random.nextInt(10) != 0) {
                rig.says().aiTextDone(response, item, SAID);
                rig.says().audioDone(response, item);
            }
            tool.accept(response);
            tool = none -> {};
            rig.time.after(Duration.ofMillis(100 + random.nextInt(1500)), () -> end(response, false));
        }

        private void end(String response, boolean cancelled) {
            if (!running.equals(response) || response.isEmpty()) {
                return;
            }
            running = "";
            note("ends " + response + (cancelled ? " cancelled" : ""));
            var how = cancelled ? Voice.ResponseEnd.Status.CANCELLED : Voice.ResponseEnd.Status.COMPLETED;
            rig.says().responseDone(response, new Voice.ResponseEnd(how, ""), Voice.Usage.NONE);
            if (asked > 0) {
                begin();
            }
        }

        /** The AI's next response calls a tool, and it may be told twice of it. */
        private void tool(String name, Map<String, Object> arguments, String call) {
            tool = response -> {
                note(name + " in " + response);
                for (int times = random.nextInt(2); times >= 0; times--) {
                    rig.says().toolCall(response, "F" + call, call, name, Optional.of(arguments));
                }
                if (name.equals("end_call") && random.nextBoolean()) {
                    String words = random.nextBoolean() ? "Wait, one moment." : "";
                    rig.time.after(Duration.ofMillis(random.nextInt(2500)), () -> payer("L" + call, 600, words));
                }
            };
        }

        /** The telephone line: frames every while, and echoes of marks, of which one may be lost. */
        private void line() {
            clock += 100;
            rig.stream.media("a", clock);
            List<String> marks = rig.media.marks();
            if (marks.size() > echoed) {
                live();
                int due = echoed + 1;
                if (random.nextInt(20) != 0) {
                    rig.stream.mark(marks.get(due - 1));
                }
                echoed = due;
            }
            if (payerSpeaks) {
                live();
            }
            rig.time.after(Duration.ofMillis(100), this::line);
        }

        private void live() {
            lastLife = rig.time.clock().instant();
        }

        private void pass(int millis) {
            for (int passed = 0; passed < millis && rig.line.hungUp.isEmpty(); passed += 100) {
                rig.time.passMillis(100);
                assertThat(Duration.between(lastLife, rig.time.clock().instant()))
                        .as(told())
                        .isLessThan(SILENT);
            }
        }

        private void note(String what) {
            log.add(rig.time.clock().instant() + " " + what);
        }

        private String told() {
            return "seed " + seed + "\n" + String.join("\n", log) + "\nat "
                    + rig.time.clock().instant() + "\n" + rig.session().toldBesidesSound() + "\n" + rig.calls.events();
        }
    }
}
