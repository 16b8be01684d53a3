package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.CarrierEvents.StatusDetail;
import com.vegah.collectiq.call.Line.CarrierCall;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Nobody knows whether our one request made a call: looks for it among the carrier's calls to that number since then, which no other
 * attempt has. Only after a series of lists without it, long enough for the carrier's own lists to catch up, is there none. Never dials.
 */
final class Search {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30));
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** How far the carrier's clock may be from ours. */
    private static final Duration CLOCKS = Duration.ofSeconds(30);

    private final LiveCall call;
    private final Works works;
    private final Instant since;
    private int looked;
    private int unanswered;

    Search(LiveCall call, Works works, Instant dialledAt) {
        this.call = call;
        this.works = works;
        this.since = dialledAt.minus(CLOCKS);
    }

    /** From the call's mailbox. */
    void begin() {
        call.later(PAUSES.get(0), this::look);
    }

    /** Calls that may be an attempt's: to its number, since its time, and no other attempt's. Blocks. */
    static Optional<CarrierCall> find(Works works, AttemptId attempt, PhoneNumber to, Instant since) {
        List<CarrierCall> free = works.parts().line().callsTo(to, since).stream()
                .filter(found -> found.to().equals(to) && !found.createdAt().isBefore(since))
                .filter(found -> !works.registry().taken(found.sid()))
                .filter(found -> isFree(works, attempt, found.sid()))
                .toList();
        // newest first: ours is the first that was made after we asked for it
        return free.isEmpty() ? Optional.empty() : Optional.of(free.get(free.size() - 1));
    }

    private static boolean isFree(Works works, AttemptId attempt, CallSid sid) {
        return works.parts()
                .calls()
                .find(sid)
                .filter(row -> !row.attempt().equals(attempt))
                .isEmpty();
    }

    private void look() {
        if (call.sid().isPresent()) {
            return;
        }
        CallState state = call.state();
        works.errand(() -> {
            try {
                Optional<CarrierCall> found = find(works, state.attempt(), state.to(), since);
                call.post(() -> looked(found));
            } catch (RuntimeException e) {
                call.post(this::notAnswered);
            }
        });
    }

    private void looked(Optional<CarrierCall> found) {
        if (call.sid().isPresent() || state().settled()) {
            return;
        }
        looked++;
        if (found.isPresent()) {
            adopt(found.get());
        } else if (looked < PAUSES.size()) {
            call.later(PAUSES.get(looked), this::look);
        } else {
            call.ending().undialled(OutreachStatus.CALL_FAILED, "no-call", text("call.note.no-call"));
        }
    }

    private void adopt(CarrierCall found) {
        if (!call.adopt(found.sid())) {
            return;
        }
        call.event("call.adopted", found.sid().value());
        found.answeredBy().ifPresent(call.ending()::answeredBy);
        call.carrierSays(found.status(), new StatusDetail(OptionalInt.empty(), found.duration(), Optional.empty()));
        call.ending().ask();
    }

    private void notAnswered() {
        unanswered++;
        Duration pause = PAUSES.get(0).multipliedBy(1L << Math.min(unanswered, 8));
        call.later(pause.compareTo(LONGEST) < 0 ? pause : LONGEST, this::look);
    }

    private CallState state() {
        return call.state();
    }
}
