package com.vegah.collectiq.call;

import com.vegah.collectiq.call.Voice.ToolSpec;

/** One thing the AI may do. From the call's mailbox. */
interface Tool {
    ToolSpec spec();

    /**
     * The AI calls it, with arguments that fit the spec; answered once, now or when it is done. {@code talkedOver}: the payer began to
     * speak while the AI was making this call.
     */
    void called(ToolCall call, boolean talkedOver);

    /** The talk is over: what still waits is done without waiting. */
    default void flush() {}
}
