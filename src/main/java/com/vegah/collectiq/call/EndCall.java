package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.Voice.ToolSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code end_call}: the AI takes its leave, unless somebody is just speaking or has not spoken yet. */
final class EndCall implements Tool {
    /** A payer who says nothing for so long is not there. */
    static final Duration SILENT = Duration.ofSeconds(12);

    private final Floor floor;
    private final Goodbye goodbye;

    EndCall(Floor floor, Goodbye goodbye) {
        this.floor = floor;
        this.goodbye = goodbye;
    }

    @Override
    public ToolSpec spec() {
        return new ToolSpec(
                "end_call",
                text("call.tool.end.purpose"),
                List.of(Arguments.required("reason", text("call.tool.end.argument.reason"))));
    }

    @Override
    public void called(ToolCall call, boolean talkedOver) {
        boolean silent = !floor.payerSpeaking() && floor.quiet().compareTo(SILENT) >= 0;
        if (goodbye.begun()) {
            floor.result(call.callId(), Map.of("ended", true), true);
        } else if (talkedOver || floor.payerSpeaking()) {
            refuse(call, text("call.tool.end.listen"));
        } else if (!floor.conversation().payerSpoke() && !silent) {
            refuse(call, text("call.tool.end.wait"));
        } else {
            goodbye.begin(call.responseId(), call.callId());
        }
    }

    private void refuse(ToolCall call, String error) {
        floor.result(call.callId(), Map.of("error", error), false);
    }
}
