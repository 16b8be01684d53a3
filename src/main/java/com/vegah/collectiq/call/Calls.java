package com.vegah.collectiq.call;

import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The store of calls, their events and transcripts. Every method touches the disk and has committed when it returns. */
public interface Calls {
    /** A new row: the intent, before anything leaves the house. */
    void insert(CallRecord call);

    /** Writes the row again, by attempt; a settled row never changes its status. */
    void update(CallRecord call);

    Optional<CallRecord> find(AttemptId attempt);

    Optional<CallRecord> find(CallSid sid);

    /** Not settled, oldest first. */
    List<CallRecord> unsettled();

    List<CallRecord> of(PayerId payer, Instant since);

    /** The newest first. */
    List<CallRecord> latest(int most);

    void add(CallEvent event);

    /** Keeps a version of the instructions, the first time it is used. */
    void keepInstructions(String version, String text, Instant firstUsed);

    /** What happened in a call, in its order. */
    List<CallEvent> events(AttemptId attempt);

    /** Adds a turn, or writes it again by call and sequence. */
    void write(AttemptId attempt, Turn turn);

    /** In order of sequence. */
    List<Turn> transcript(AttemptId attempt);

    /** Something that happened in a call; kind is a short key such as {@code tool.record_promise}. */
    record CallEvent(AttemptId attempt, Instant at, String kind, String detail) {}
}
