package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.Voice.ToolSpec;
import com.vegah.collectiq.receivable.Notice;
import java.util.List;
import java.util.Optional;

/** {@code transfer_to_collector}: the desk rings; where nobody comes, a colleague will call back. */
final class Transfer implements Tool {
    private final NoticeBook notices;
    private final Wishes wishes;

    Transfer(NoticeBook notices, Wishes wishes) {
        this.notices = notices;
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
        notices.note(
                call,
                Notice.Kind.PERSON,
                call.text("reason"),
                "",
                Optional.empty(),
                text("call.tool.transfer.ringing"));
    }
}
