package com.vegah.collectiq.call;

import com.vegah.collectiq.call.CarrierEvents.StatusDetail;
import com.vegah.collectiq.call.Line.CarrierCall;
import com.vegah.collectiq.value.CallSid;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Asks the carrier how a call stands, at growing intervals, for as long as it matters. Touched from the call's mailbox alone. */
final class Inquiry {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final LiveCall call;
    private final Works works;
    private int round;
    private boolean planned;
    private boolean stopped;
    private int asked;

    Inquiry(LiveCall call, Works works) {
        this.call = call;
        this.works = works;
    }

    /** Asks after a while; a question planned for later gives way. */
    void in(Duration delay) {
        if (stopped || (planned && asked < 3)) {
            return;
        }
        asked = 0;
        plan(delay);
    }

    void stop() {
        stopped = true;
    }

    private void plan(Duration delay) {
        planned = true;
        int mine = ++round;
        call.later(delay, () -> {
            if (!stopped && mine == round) {
                ask(mine);
            }
        });
    }

    private void ask(int mine) {
        Optional<CallSid> sid = call.sid();
        if (sid.isEmpty()) {
            planned = false;
            return;
        }
        works.errand(() -> {
            try {
                Optional<CarrierCall> answer = works.parts().line().fetch(sid.get());
                call.post(() -> told(mine, answer));
            } catch (RuntimeException e) {
                call.post(() -> again(mine));
            }
        });
    }

    private void told(int mine, Optional<CarrierCall> answer) {
        if (stopped) {
            return;
        }
        if (answer.isEmpty()) {
            call.ending().unknownToCarrier();
            return;
        }
        CarrierCall carrier = answer.get();
        carrier.answeredBy().ifPresent(call.ending()::answeredBy);
        call.carrierSays(carrier.status(), new StatusDetail(OptionalInt.empty(), carrier.duration(), Optional.empty()));
        if (!stopped) {
            call.ending().stillLives(asked);
            again(mine);
        }
    }

    private void again(int mine) {
        if (stopped || mine != round) {
            return;
        }
        if (!call.ending().asksOn()) {
            planned = false;
            return;
        }
        asked++;
        Duration pause = Ending.ASK_AFTER.multipliedBy(1L << Math.min(asked - 1, 6));
        plan(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    }
}
