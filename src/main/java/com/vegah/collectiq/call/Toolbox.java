package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.Voice.ToolSpec;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The AI's tools. Each call of one is answered once, with facts or with a sentence on what to do instead. From the call's mailbox. */
final class Toolbox {
    private final Floor floor;
    private final Ledger ledger;
    private final Map<String, Tool> tools = new LinkedHashMap<>();
    private final Set<String> answered = new HashSet<>();

    Toolbox(Floor floor, Goodbye goodbye, Wishes wishes, Works works) {
        this.floor = floor;
        this.ledger = new Ledger(floor, works);
        NoticeBook notices = new NoticeBook(floor, works, ledger);
        PartyCheck party = new PartyCheck(floor, works);
        PlanBook plans = new PlanBook(floor, works, ledger);
        List.of(
                        new VerifyParty(floor, party),
                        new PayersWord.WrongParty(notices, party),
                        new PromiseBook(floor, works, ledger, plans),
                        plans,
                        new PayersWord.Dispute(notices),
                        new PayersWord.Hardship(notices),
                        new Callback(floor, works, notices),
                        new PayersWord.StopContact(notices, works),
                        new PayersWord.PaymentLink(notices, works),
                        new Transfer(notices, wishes),
                        new EndCall(floor, goodbye))
                .forEach(tool -> tools.put(tool.spec().name(), tool));
    }

    List<ToolSpec> specs() {
        return tools.values().stream().map(Tool::spec).toList();
    }

    /** {@code talkedOver}: the payer began to speak while the AI was making this call. */
    void called(ToolCall call, boolean talkedOver) {
        if (!answered.add(call.callId())) {
            return;
        }
        floor.event(
                "tool." + call.name(), call.arguments().map(Object::toString).orElse("no arguments"));
        Tool tool = tools.get(call.name());
        Optional<String> fault =
                tool == null ? Optional.of(text("call.tool.unknown", call.name())) : Arguments.fault(tool.spec(), call);
        if (tool == null || fault.isPresent()) {
            floor.result(call.callId(), Map.of("error", fault.orElse("")), false);
        } else {
            tool.called(call, talkedOver);
        }
    }

    /** The talk is over: what still waited for the payer's last words is written without them. */
    void flush() {
        ledger.flush();
    }
}
