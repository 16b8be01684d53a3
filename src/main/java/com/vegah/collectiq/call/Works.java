package com.vegah.collectiq.call;

import com.vegah.collectiq.call.recording.Recorder;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.CallSid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every call of a desk shares. */
record Works(
        CallParts parts,
        CallRules rules,
        Timekeeper time,
        Hands hands,
        Clerk clerk,
        Optional<Recorder> recorder,
        Registry registry) {
    private static final Logger LOG = LoggerFactory.getLogger(Works.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    Instant now() {
        return time.clock().instant();
    }

    /** Does on another thread what asks or tells the carrier; where all are busy beyond measure, a little later. */
    void errand(Runnable act) {
        try {
            hands.line().execute(act);
        } catch (RejectedExecutionException full) {
            if (registry.closing()) {
                LOG.warn("An errand to the carrier was left undone: the desk is closed");
            } else {
                LOG.error("Errands to the carrier pile up; one waits a second more");
                time.after(PAUSE, () -> errand(act));
            }
        }
    }

    /** The desk, as its calls see it; safe for every thread, never blocks. */
    interface Registry {
        /** From now on events that name this sid are this call's. */
        void known(CallSid sid, LiveCall call);

        /** Whether a call that is live has this sid. */
        boolean taken(CallSid sid);

        void show(CallView view);

        /** The call leaves the queue undialled. */
        void withdrawn(LiveCall call);

        /** The call no longer counts against the calls at once. */
        void free();

        /** Its ending is known and final. */
        void settled(LiveCall call);

        /** The desk is closing: nothing waits for what may never come. */
        boolean closing();
    }
}
