package com.vegah.collectiq.app;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.LiveCalls;
import com.vegah.collectiq.call.Phase;
import com.vegah.collectiq.call.Rehearsals.Scenario;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.outreach.Dialler;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Rehearses calls in the terminal: phases and turns are printed as they happen, the verdict last. */
final class TerminalRehearsal {
    private static final long LONGEST_MINUTES = 15;

    private final Desk desk;
    private final LiveCalls live;
    private final PrintStream out;

    TerminalRehearsal(Desk desk, LiveCalls live, PrintStream out) {
        this.desk = desk;
        this.live = live;
        this.out = out;
    }

    /** True where the call ended as the scenario expects. */
    boolean play(Scenario scenario) {
        out.println(Texts.text("cli.rehearse.begins", scenario.name(), scenario.summary(), scenario.payer()));
        Desk.Result result = desk.contact(scenario.payer(), "rehearsal");
        if (result instanceof Desk.Result.Calling calling) {
            OutreachStatus status = follow(calling);
            boolean expected = status == scenario.expected();
            out.println(scenario.name() + ": " + status
                    + (expected ? ", as expected" : ", expected " + scenario.expected()));
            return expected;
        }
        throw new Failure(Failure.FAILED, OutreachWords.obstacle(result));
    }

    private OutreachStatus follow(Desk.Result.Calling calling) {
        Printer printer = new Printer();
        CompletableFuture<Dialler.Ended> ended = calling.call().ended();
        try (LiveCalls.Watch phases = live.watch(view -> {
                    if (view.attempt().equals(calling.call().attempt())) {
                        printer.phase(view);
                    }
                });
                LiveCalls.Watch turns = live.watchTurns(calling.call().attempt(), printer::turn)) {
            OutreachStatus status = ended.get(LONGEST_MINUTES, TimeUnit.MINUTES).status();
            printer.flush();
            return status;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a call was rehearsed", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new Failure(
                    Failure.FAILED,
                    new Obstacle(Texts.text("cli.rehearse.stuck.cause"), Texts.text("cli.rehearse.stuck.remedy")),
                    e);
        }
    }

    /** Prints each phase and each finished turn once. */
    private final class Printer {
        private final Set<Phase> phases = new HashSet<>();
        private final Set<Integer> turns = new HashSet<>();

        synchronized void phase(CallView view) {
            if (phases.add(view.phase())) {
                out.println("  [" + view.phase().name().toLowerCase(Locale.ROOT) + "]");
                view.note().ifPresent(note -> out.println("  " + note));
            }
        }

        synchronized void turn(Turn turn) {
            if (turn.state() == Turn.State.GROWING || turn.text().isBlank() || !turns.add(turn.seq())) {
                return;
            }
            long seconds = turn.offsetMillis() / 1000;
            out.printf(Locale.ROOT, "  %d:%02d  %-9s %s%n", seconds / 60, seconds % 60, turn.speaker(), words(turn));
        }

        synchronized void flush() {
            out.flush();
        }

        private String words(Turn turn) {
            if (turn.state() == Turn.State.DONE || turn.heardText().equals(turn.text())) {
                return turn.text();
            }
            String unheard = turn.text().startsWith(turn.heardText())
                    ? turn.text().substring(turn.heardText().length()).strip()
                    : turn.text();
            return (turn.heardText().strip() + " " + Texts.text("cli.rehearse.unheard", unheard)).strip();
        }
    }
}
