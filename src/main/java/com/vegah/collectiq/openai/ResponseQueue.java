package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks for one response at a time and gives tool results back at the right moment. Safe for every thread: a leaf lock that calls nothing
 * but the wire.
 */
final class ResponseQueue {
    /** Stands for a response that is known to run, but not by its id. */
    private static final String UNNAMED = "?";

    private static final int MOST_WAITING = 16;

    private final String standing;
    private final Consumer<ObjectNode> wire;
    private final Deque<Ask> waiting = new ArrayDeque<>();
    private final Map<String, String> unanswered = new HashMap<>();
    private final List<ObjectNode> held = new ArrayList<>();
    private boolean open;
    private Optional<Ask> asked = Optional.empty();
    private Optional<Ask> answering = Optional.empty();
    private String running = "";
    private boolean cancelling;
    private boolean toolsWait;
    private boolean speaking;
    private boolean turnEnding;
    private boolean turnAnswersTools;
    private int count;

    /** The standing instructions are the session's. */
    ResponseQueue(String standing, Consumer<ObjectNode> wire) {
        this.standing = standing;
        this.wire = wire;
    }

    /** The session is set up: what was asked before goes out now. */
    synchronized void open() {
        open = true;
        next();
    }

    /** False where too many wait already. */
    synchronized boolean respond(Optional<String> instructions) {
        boolean same = instructions.isEmpty()
                && waiting.stream().anyMatch(ask -> ask.instructions().isEmpty());
        if (!same && waiting.size() >= MOST_WAITING) {
            return false;
        }
        if (!same) {
            waiting.add(new Ask("ask-" + ++count, instructions, false));
        }
        next();
        return true;
    }

    /** Cancels what runs or was just asked for, once. */
    synchronized void cancel() {
        if (!busy() || cancelling) {
            return;
        }
        cancelling = true;
        ObjectNode cancel = Json.event("response.cancel", "cancel-" + ++count);
        if (!running.isEmpty() && !running.equals(UNNAMED)) {
            cancel.put("response_id", running);
        }
        wire.accept(cancel);
    }

    /** A tool was called; a response to its result waits until all calls that were told have theirs. */
    synchronized void called(String callId, String responseId, boolean over) {
        unanswered.put(callId, responseId);
        if (running.isEmpty() && !over) {
            started(responseId);
        }
    }

    /** A tool's result: kept while the response that called it runs, then sent, and answered unless {@code quietly}. Once per call. */
    synchronized void toolResult(String callId, String output, boolean quietly) {
        Optional<String> caller = Optional.ofNullable(unanswered.remove(callId));
        if (caller.isEmpty()) {
            return;
        }
        ObjectNode result = Json.event("conversation.item.create", "result-" + ++count);
        result.putObject("item")
                .put("type", "function_call_output")
                .put("call_id", callId)
                .put("output", output);
        if (caller.get().equals(running)) {
            held.add(result);
        } else {
            wire.accept(result);
        }
        toolsWait |= !quietly;
        next();
    }

    /** {@code response.created}: ours, or one the server began at the end of the payer's turn. */
    synchronized void started(String responseId) {
        if (turnAnswersTools && asked.isEmpty()) {
            toolsWait = false;
        }
        turnEnding = false;
        turnAnswersTools = false;
        answering = asked;
        asked = Optional.empty();
        running = responseId.isEmpty() ? UNNAMED : responseId;
        cancelling = false;
    }

    /** {@code response.done}, which may come without its {@code response.created}. */
    synchronized void done(String responseId) {
        boolean another = !running.isEmpty() && !running.equals(UNNAMED) && !running.equals(responseId);
        if (another && !responseId.isEmpty()) {
            return;
        }
        if (running.isEmpty()) {
            asked = Optional.empty();
        }
        running = "";
        answering = Optional.empty();
        cancelling = false;
        held.forEach(wire);
        held.clear();
        next();
    }

    /** Our ask met a response that ran already: it is asked again when that one is done. */
    synchronized void conflict(String eventId) {
        Optional<Ask> ours = asked.isPresent() ? asked : answering;
        if (ours.isEmpty() || !(eventId.isEmpty() || ours.get().eventId().equals(eventId))) {
            return;
        }
        Ask again = ours.get().again("ask-" + ++count);
        if (again.forTools()) {
            toolsWait = true;
        } else {
            waiting.addFirst(again);
        }
        asked = Optional.empty();
        answering = Optional.empty();
        if (running.isEmpty()) {
            running = UNNAMED;
        }
    }

    /** A response that only an error told of may have ended before we looked: asked again, at worst in vain. */
    synchronized void lookAgain() {
        if (running.equals(UNNAMED)) {
            running = "";
            next();
        }
    }

    /** Neither a response nor an error came of an ask: the next may go. */
    synchronized void askLost(String eventId) {
        if (asked.filter(ask -> ask.eventId().equals(eventId)).isPresent()) {
            asked = Optional.empty();
            next();
        }
    }

    /** A response that must be over by now, though nothing said so. */
    synchronized void doneLost(String responseId) {
        if (!responseId.isEmpty() && running.equals(responseId)) {
            done(responseId);
        }
    }

    /** Another error; where it was our ask that failed (by id, or by being the only thing it can be), the next may go. */
    synchronized void failed(String eventId, boolean mayBeAsk) {
        cancelling &= !eventId.startsWith("cancel-");
        boolean ours = asked.filter(
                        ask -> eventId.isEmpty() ? mayBeAsk : ask.eventId().equals(eventId))
                .isPresent();
        if (ours) {
            asked = Optional.empty();
            next();
        }
    }

    /** While the payer speaks, no answer to a tool's result is asked for: it would be spoken over the payer. */
    synchronized void speechStarted() {
        speaking = true;
        turnEnding = false;
        turnAnswersTools = false;
    }

    /** The server now begins a response by itself; results it has by now are answered by that one. */
    synchronized void speechStopped() {
        turnEnding = speaking;
        turnAnswersTools = speaking && toolsWait && unanswered.isEmpty() && held.isEmpty();
        speaking = false;
    }

    /** The server began nothing at the end of a turn: results are answered by an ask of ours. */
    synchronized void turnWasSilent() {
        turnEnding = false;
        turnAnswersTools = false;
        next();
    }

    private boolean busy() {
        return asked.isPresent() || !running.isEmpty();
    }

    private void next() {
        if (!open || busy()) {
            return;
        }
        if (!waiting.isEmpty()) {
            ask(waiting.remove());
        } else if (toolsWait && unanswered.isEmpty() && !speaking && !turnEnding) {
            ask(new Ask("ask-" + ++count, Optional.empty(), true));
        }
    }

    private void ask(Ask ask) {
        asked = Optional.of(ask);
        if (ask.instructions().isEmpty()) {
            toolsWait &= !unanswered.isEmpty();
        }
        ObjectNode create = Json.event("response.create", ask.eventId());
        // a response's own instructions take the place of the session's, whose rules must hold: both are sent
        ask.instructions()
                .ifPresent(text -> create.putObject("response").put("instructions", standing + "\n\n" + text));
        wire.accept(create);
    }

    private record Ask(String eventId, Optional<String> instructions, boolean forTools) {
        Ask again(String newId) {
            return new Ask(newId, instructions, forTools);
        }
    }
}
