package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.Voice.Argument;
import com.vegah.collectiq.call.Voice.ToolSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The AI's tools. Each call of one is answered once, with facts or with a sentence on what to do instead. From the call's mailbox. */
final class Toolbox {
    /** A payer who says nothing for so long is not there. */
    static final Duration SILENT = Duration.ofSeconds(12);

    private final Floor floor;
    private final Goodbye goodbye;
    private final PartyCheck party;
    private final PromiseBook promises;
    private final Set<String> answered = new HashSet<>();

    Toolbox(Floor floor, Goodbye goodbye, Works works) {
        this.floor = floor;
        this.goodbye = goodbye;
        this.party = new PartyCheck(floor, works);
        this.promises = new PromiseBook(floor, works);
    }

    static List<ToolSpec> specs() {
        return List.of(
                new ToolSpec(
                        "verify_party",
                        text("call.tool.verify.purpose"),
                        List.of(argument("name", text("call.tool.verify.argument.name")))),
                new ToolSpec(
                        "record_promise",
                        text("call.tool.promise.purpose"),
                        List.of(
                                argument("amount", text("call.tool.promise.argument.amount")),
                                argument("currency", text("call.tool.promise.argument.currency")),
                                argument("date", text("call.tool.promise.argument.date")))),
                new ToolSpec(
                        "end_call",
                        text("call.tool.end.purpose"),
                        List.of(argument("reason", text("call.tool.end.argument.reason")))));
    }

    /** {@code talkedOver}: the payer began to speak while the AI was making this call. */
    void called(ToolCall call, boolean talkedOver) {
        if (!answered.add(call.callId())) {
            return;
        }
        floor.event(
                "tool." + call.name(), call.arguments().map(Object::toString).orElse("no arguments"));
        if (call.arguments().isEmpty()) {
            answer(call, error(text("call.tool.arguments", call.name())));
            return;
        }
        switch (call.name()) {
            case "verify_party" -> answer(call, party.check(call.text("name")));
            case "record_promise" -> promises.record(call);
            case "end_call" -> endCall(call, talkedOver);
            default -> answer(call, error(text("call.tool.unknown", call.name())));
        }
    }

    /** The talk is over: what still waited for the payer's last words is written without them. */
    void flush() {
        promises.flush();
    }

    /** A result that only tells what to do instead. */
    private static Map<String, Object> error(String sentence) {
        return Map.of("error", sentence);
    }

    private void endCall(ToolCall call, boolean talkedOver) {
        boolean silent = !floor.payerSpeaking() && floor.quiet().compareTo(SILENT) >= 0;
        if (goodbye.begun()) {
            floor.result(call.callId(), Map.of("ended", true), true);
        } else if (talkedOver || floor.payerSpeaking()) {
            answer(call, error(text("call.tool.end.listen")));
        } else if (!floor.conversation().payerSpoke() && !silent) {
            answer(call, error(text("call.tool.end.wait")));
        } else {
            goodbye.begin(call.responseId(), call.callId());
        }
    }

    private void answer(ToolCall call, Map<String, Object> result) {
        floor.result(call.callId(), result, false);
    }

    private static Argument argument(String name, String purpose) {
        return new Argument(name, Argument.Kind.STRING, purpose, true, List.of());
    }
}
