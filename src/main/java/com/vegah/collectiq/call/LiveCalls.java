package com.vegah.collectiq.call;

import com.vegah.collectiq.value.AttemptId;
import java.util.List;
import java.util.function.Consumer;

/**
 * The calls that are live, for screens, supervisors and the health page. Watchers first get what is there, then every change, in order,
 * from the call's own threads: they must hand on at once and never block.
 */
public interface LiveCalls {
    List<CallView> now();

    Watch watch(Consumer<CallView> watcher);

    /** The turns of one call, each state of each; the same turn comes again as it grows. */
    Watch watchTurns(AttemptId attempt, Consumer<Turn> watcher);

    /** Ends a call from our side. Returns at once; does nothing where the call is over. */
    void hangUp(AttemptId attempt, CallRecord.EndedBy by);

    /** Keeps nothing of a call's sound until told to go on. Returns at once; does nothing where the call is not recorded. */
    void pauseRecording(AttemptId attempt, boolean pause);

    /** Stops watching when closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
