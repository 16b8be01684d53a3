package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.Voice.ToolSpec;
import java.util.List;

/** {@code verify_party}: its result alone releases what is owed. */
final class VerifyParty implements Tool {
    private final Floor floor;
    private final PartyCheck party;

    VerifyParty(Floor floor, PartyCheck party) {
        this.floor = floor;
        this.party = party;
    }

    @Override
    public ToolSpec spec() {
        return new ToolSpec(
                "verify_party",
                text("call.tool.verify.purpose"),
                List.of(Arguments.required("name", text("call.tool.verify.argument.name"))));
    }

    @Override
    public void called(ToolCall call, boolean talkedOver) {
        floor.result(call.callId(), party.check(call.text("name")), false);
    }
}
