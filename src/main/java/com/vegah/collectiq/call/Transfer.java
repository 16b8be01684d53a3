package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.Voice.ToolSpec;
import java.util.List;
import java.util.Map;

/** {@code transfer_to_collector}: the desk rings; where nobody comes, a colleague will call back. */
final class Transfer implements Tool {
    private final Floor floor;
    private final Wishes wishes;

    Transfer(Floor floor, Wishes wishes) {
        this.floor = floor;
        this.wishes = wishes;
    }

    @Override
    public ToolSpec spec() {
        return new ToolSpec(
                "transfer_to_collector",
                text("call.tool.transfer.purpose"),
                List.of(Arguments.required("reason", text("call.tool.transfer.argument.reason"))));
    }

    @Override
    public void called(ToolCall call, boolean talkedOver) {
        wishes.ring(call.text("reason"));
        floor.result(call.callId(), Map.of("ringing", true, "next", text("call.tool.transfer.ringing")), false);
    }
}
