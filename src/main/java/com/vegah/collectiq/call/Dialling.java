package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.Line.Dialled;
import com.vegah.collectiq.compliance.Channel;
import com.vegah.collectiq.compliance.Permit;
import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.CallSid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Dials one call, once: whoever sets the stage from WAITING decides whether it is ever dialled. */
final class Dialling implements Runnable {
    /** A permit older than this is asked for again, whatever it says itself: who waited may have been told to stop meanwhile. */
    static final Duration FRESH = Duration.ofMillis(500);

    private static final Duration TIME_LIMIT_SLACK = Duration.ofSeconds(60);
    private static final Duration LIFE_SLACK = Duration.ofMinutes(3);
    private static final Duration SILENT_FOR = Duration.ofSeconds(20);

    private final LiveCall call;
    private final Permit permit;
    private final Works works;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);

    Dialling(LiveCall call, Permit permit, Works works) {
        this.call = call;
        this.permit = permit;
        this.works = works;
    }

    /** True where the call was not dialled yet and now never is. Any thread. */
    boolean withdraw() {
        return stage.compareAndSet(Stage.WAITING, Stage.WITHDRAWN);
    }

    boolean waiting() {
        return stage.get() == Stage.WAITING;
    }

    /** On a thread that may block, when the call's turn has come. */
    @Override
    public void run() {
        call.holdPlace();
        if (!stage.compareAndSet(Stage.WAITING, Stage.DIALLED)) {
            call.freePlace();
            return;
        }
        Optional<Permit> good = goodPermit();
        good.ifPresent(this::dial);
    }

    private void dial(Permit good) {
        Settings.Call limits = works.rules().settings().call();
        call.post(() -> {
            call.state().reach(Phase.DIALLING);
            call.changed();
            // by then no call can live any more, even one that nobody could be asked about
            call.later(limits.ringTimeout().plus(limits.maxDuration()).plus(LIFE_SLACK), call::freePlace);
        });
        Instant since = works.now();
        Dialled dialled = order(good);
        call.post(() -> came(dialled, since));
    }

    /** The one request there ever is. */
    private Dialled order(Permit good) {
        CallState state = call.state();
        Settings settings = works.rules().settings();
        Line.Order order = new Line.Order(
                state.attempt(),
                state.account().payer().id(),
                state.to(),
                settings.call().ringTimeout(),
                settings.call().maxDuration().plus(TIME_LIMIT_SLACK),
                settings.twilio().machineDetection());
        try {
            return works.parts().line().dial(order, good);
        } catch (RuntimeException e) {
            return new Dialled.Unclear(e.toString());
        }
    }

    private void came(Dialled dialled, Instant since) {
        if (dialled instanceof Dialled.Accepted accepted) {
            accepted(accepted.sid());
        } else if (call.sid().isPresent()) {
            call.event("call.dialled", "adopted before the answer came: " + dialled);
        } else if (dialled instanceof Dialled.Refused refused) {
            call.ending()
                    .undialled(
                            OutreachStatus.CALL_FAILED,
                            refused.code(),
                            refused.why().inLines());
        } else {
            call.event("call.unclear", ((Dialled.Unclear) dialled).cause());
            call.state().note(text("call.note.unclear"));
            call.changed();
            new Search(call, works, since).begin();
        }
    }

    private void accepted(CallSid sid) {
        call.minutes().journal(call.actor(), "call.dialled", sid.value());
        if (!call.adopt(sid)) {
            call.event("call.doubled", sid.value());
            works.errand(() -> works.parts().line().hangUp(sid));
        }
        call.ending().askAfter(works.rules().settings().call().ringTimeout().plus(SILENT_FOR));
    }

    private Optional<Permit> goodPermit() {
        Instant now = works.now();
        if (now.isBefore(permit.until()) && now.isBefore(permit.grantedAt().plus(FRESH))) {
            return Optional.of(permit);
        }
        Verdict verdict;
        try {
            verdict = works.rules().recheck().again(permit.payer(), call.state().attempt());
        } catch (RuntimeException e) {
            undialled(OutreachStatus.CALL_FAILED, "guard-unavailable", text("call.note.no-guard"));
            return Optional.empty();
        }
        if (verdict instanceof Verdict.Allow allow && suits(allow.permit())) {
            return Optional.of(allow.permit());
        }
        if (verdict instanceof Verdict.Hold hold) {
            undialled(OutreachStatus.HELD, "held", hold.by().says());
        } else {
            String says = verdict instanceof Verdict.Deny deny ? deny.by().says() : text("call.note.no-guard");
            undialled(OutreachStatus.CALL_FAILED, "denied", says);
        }
        return Optional.empty();
    }

    private boolean suits(Permit other) {
        return other.payer().equals(permit.payer()) && other.channel() == Channel.AI_CALL;
    }

    private void undialled(OutreachStatus status, String code, String note) {
        call.post(() -> call.ending().undialled(status, code, note));
    }

    private enum Stage {
        WAITING,
        DIALLED,
        WITHDRAWN
    }
}
