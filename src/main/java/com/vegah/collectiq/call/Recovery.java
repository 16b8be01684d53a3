package com.vegah.collectiq.call;

import com.vegah.collectiq.call.CallRecord.AnsweredBy;
import com.vegah.collectiq.call.CallRecord.EndedBy;
import com.vegah.collectiq.call.Line.CarrierCall;
import com.vegah.collectiq.call.Line.CarrierStatus;
import com.vegah.collectiq.journal.Journal;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles calls that an earlier run of the program left open: the carrier is asked what became of each, until it answers. A call that still
 * lives has lost its voice and is ended. Safe for every thread.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    /** By then a call that was made stands in the carrier's lists. */
    private static final Duration LISTED = Duration.ofSeconds(60);

    private static final Duration CLOCKS = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Works works;
    private final Predicate<AttemptId> live;
    private final Map<AttemptId, Left> open = new ConcurrentHashMap<>();

    Recovery(Works works, Predicate<AttemptId> live) {
        this.works = works;
        this.live = live;
    }

    /** Looks for open rows that are not calls of ours. */
    void begin() {
        works.errand(() -> {
            try {
                works.parts().calls().unsettled().stream()
                        .filter(row -> !live.test(row.attempt()))
                        .forEach(this::take);
            } catch (RuntimeException e) {
                LOG.warn("Cannot read which calls were left open; tried again soon: {}", e.toString());
                works.time().after(PAUSE, this::begin);
            }
        });
    }

    int open() {
        return open.size();
    }

    /** A callback about a call that is not live here. */
    void told(Optional<AttemptId> attempt, CallSid sid, CarrierStatus status, Optional<Duration> duration) {
        find(attempt, sid)
                .filter(left -> status.isFinal())
                .ifPresent(left -> works.errand(() -> {
                    left.sid = Optional.of(sid);
                    settle(left, ending(left, status, left.answeredBy), duration, Optional.empty());
                }));
    }

    void answeredBy(Optional<AttemptId> attempt, CallSid sid, AnsweredBy by) {
        find(attempt, sid).ifPresent(left -> left.answeredBy = Optional.of(by));
    }

    private Optional<Left> find(Optional<AttemptId> attempt, CallSid sid) {
        return open.values().stream()
                .filter(left -> left.sid.map(sid::equals).orElse(attempt.equals(Optional.of(left.row.attempt()))))
                .findFirst();
    }

    private void take(CallRecord row) {
        Left left = new Left(row);
        if (open.putIfAbsent(row.attempt(), left) == null) {
            LOG.info("Call {} was left open; the carrier is asked about it", row.attempt());
            ask(left);
        }
    }

    /** On a thread that may block, as all that follows. */
    private void ask(Left left) {
        try {
            Optional<CarrierCall> found = look(left);
            if (found.isPresent()) {
                told(left, found.get());
            } else if (left.sid.isPresent() || old(left.row)) {
                OutreachStatus status = answered(left) ? OutreachStatus.CALL_DROPPED : OutreachStatus.CALL_FAILED;
                settle(left, status, Optional.empty(), Optional.of("no-call"));
            } else {
                again(left);
            }
        } catch (RuntimeException e) {
            LOG.warn("Call {} is still open: {}", left.row.attempt(), e.toString());
            again(left);
        }
    }

    private Optional<CarrierCall> look(Left left) {
        return left.sid.isPresent()
                ? works.parts().line().fetch(left.sid.get())
                : Search.find(
                        works,
                        left.row.attempt(),
                        left.row.to(),
                        left.row.createdAt().minus(CLOCKS));
    }

    private void told(Left left, CarrierCall call) {
        left.sid = Optional.of(call.sid());
        call.answeredBy().ifPresent(by -> left.answeredBy = Optional.of(by));
        if (call.status().isFinal()) {
            settle(left, ending(left, call.status(), left.answeredBy), call.duration(), Optional.empty());
            return;
        }
        left.answered |= call.status() == CarrierStatus.IN_PROGRESS;
        works.parts().line().hangUp(call.sid());
        again(left);
    }

    private void again(Left left) {
        Duration pause = PAUSE.multipliedBy(1L << Math.min(left.asked++, 6));
        works.time()
                .after(
                        pause.compareTo(LONGEST) < 0 ? pause : LONGEST,
                        () -> works.errand(() -> {
                            if (open.containsKey(left.row.attempt())) {
                                ask(left);
                            }
                        }));
    }

    private OutreachStatus ending(Left left, CarrierStatus status, Optional<AnsweredBy> by) {
        boolean machine = by.filter(who -> who == AnsweredBy.MACHINE || who == AnsweredBy.FAX)
                .isPresent();
        if (machine) {
            return OutreachStatus.CALL_VOICEMAIL;
        }
        boolean endedBefore =
                left.row.endedAt().isPresent() && left.row.endedBy().isPresent();
        return switch (status) {
            case BUSY -> OutreachStatus.CALL_BUSY;
            case NO_ANSWER -> OutreachStatus.CALL_NO_ANSWER;
            case COMPLETED -> endedBefore ? OutreachStatus.CALL_COMPLETED : OutreachStatus.CALL_DROPPED;
            case FAILED, CANCELED, QUEUED, INITIATED, RINGING, IN_PROGRESS ->
                answered(left) ? OutreachStatus.CALL_DROPPED : OutreachStatus.CALL_FAILED;
        };
    }

    private void settle(Left left, OutreachStatus status, Optional<Duration> duration, Optional<String> code) {
        CallRecord row = left.row;
        if (open.get(row.attempt()) != left) {
            return;
        }
        Instant now = works.now();
        OptionalInt seconds =
                duration.isPresent() ? OptionalInt.of((int) duration.get().toSeconds()) : row.durationSeconds();
        works.parts()
                .calls()
                .update(new CallRecord(
                        row.attempt(),
                        left.sid,
                        row.payer(),
                        row.direction(),
                        row.from(),
                        row.to(),
                        row.createdAt(),
                        row.answeredAt(),
                        row.endedAt().or(() -> Optional.of(now)),
                        seconds,
                        status,
                        row.answeredBy().or(() -> left.answeredBy),
                        row.endedBy().or(() -> Optional.of(EndedBy.SYSTEM)),
                        row.errorCode().or(() -> code),
                        true));
        works.parts().payers().record(row.payer(), status, now);
        works.parts()
                .journal()
                .write(new Journal.Entry(
                        now, "system", "call.recovered", Optional.of(row.payer()), row.attempt() + " " + status));
        open.remove(row.attempt());
    }

    private boolean answered(Left left) {
        return left.answered || left.row.answeredAt().isPresent();
    }

    private boolean old(CallRecord row) {
        return row.createdAt().plus(LISTED).isBefore(works.now());
    }

    /** A call left open, and what is known of it since. */
    private static final class Left {
        private final CallRecord row;
        private volatile Optional<CallSid> sid;
        private volatile Optional<AnsweredBy> answeredBy;
        private volatile boolean answered;
        private int asked;

        private Left(CallRecord row) {
            this.row = row;
            this.sid = row.sid();
            this.answeredBy = row.answeredBy();
        }
    }
}
