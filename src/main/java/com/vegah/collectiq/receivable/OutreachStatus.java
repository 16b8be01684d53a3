package com.vegah.collectiq.receivable;

/** What last came of reaching a payer; the names are the public contract's. */
public enum OutreachStatus {
    NONE,
    DRAFT_GENERATED,
    QUEUED,
    HELD,
    SENT,
    FAILED,
    CALL_INITIATED,
    CALL_RINGING,
    CALL_CONNECTED_TO_AI,
    CALL_TAKEN_OVER,
    CALL_COMPLETED,
    CALL_NO_ANSWER,
    CALL_BUSY,
    CALL_FAILED,
    CALL_VOICEMAIL,
    CALL_DROPPED,
    OPTED_OUT
}
