package com.vegah.collectiq.ui.place;

import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.outreach.Dialler;
import com.vegah.collectiq.ui.fx.Jobs;
import com.vegah.collectiq.value.PayerId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** One click: asks the desk to contact a payer, off the UI thread; a second click while the first is being answered does nothing. UI thread only. */
public final class Caller {
    private final Desk desk;
    private final Jobs jobs;
    private final Pulse pulse;
    private final String actor;
    private final Set<PayerId> asking = new HashSet<>();

    public Caller(Desk desk, Jobs jobs, Pulse pulse, String actor) {
        this.desk = desk;
        this.jobs = jobs;
        this.pulse = pulse;
        this.actor = actor;
    }

    /** What is done with the answer: the call that began, or the notice that says why there is none. */
    public interface Answered {
        void calling(Dialler.Begun call);

        void refused(Notice notice);
    }

    /** Does {@code before} on the worker first. False where an answer to an earlier click is still awaited. */
    public boolean call(PayerId payer, Runnable before, Answered answered) {
        if (!asking.add(payer)) {
            return false;
        }
        jobs.run(
                () -> {
                    before.run();
                    return desk.contact(payer, actor);
                },
                settle(payer, result -> take(result, answered)),
                settle(payer, failure -> answered.refused(Notice.of(Notice.Tone.DANGER, Failures.obstacle(failure)))));
        return true;
    }

    public boolean asking(PayerId payer) {
        return asking.contains(payer);
    }

    private <T> Consumer<T> settle(PayerId payer, Consumer<T> then) {
        return what -> {
            asking.remove(payer);
            then.accept(what);
        };
    }

    private void take(Desk.Result result, Answered answered) {
        if (result instanceof Desk.Result.Calling calling) {
            answered.calling(calling.call());
        } else {
            answered.refused(Notice.of(result, pulse.instant(), pulse.zone()));
        }
    }
}
