package com.vegah.collectiq.call;

import com.vegah.collectiq.receivable.Evidence;
import com.vegah.collectiq.receivable.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes down what a payer lets us know: the same thing about the same object is one notice. */
final class NoticeBook {
    /** What a payer may not have to say twice. */
    private static final Set<Notice.Kind> STOPS =
            Set.of(Notice.Kind.STOP_CALLS, Notice.Kind.STOP_EMAIL, Notice.Kind.STOP_ALL);

    private final Floor floor;
    private final Works works;
    private final Ledger ledger;

    NoticeBook(Floor floor, Works works, Ledger ledger) {
        this.floor = floor;
        this.works = works;
        this.ledger = ledger;
    }

    Floor floor() {
        return floor;
    }

    void refuse(ToolCall call, String error) {
        ledger.refuse(call, error);
    }

    /** To be run when an answer that may be late has come. */
    Runnable patience() {
        return ledger.patience();
    }

    /** {@code next} is what the AI is told to do once it is written. */
    void note(ToolCall call, Notice.Kind kind, String reason, String about, Optional<Instant> due, String next) {
        note(call, kind, reason, about, due, next, () -> {});
    }

    /** {@code first} is done before the notice is written; it may block, and may be done more than once. */
    void note(
            ToolCall call,
            Notice.Kind kind,
            String reason,
            String about,
            Optional<Instant> due,
            String next,
            Runnable first) {
        ledger.write(
                call,
                Optional::empty,
                new Ledger.Deed(
                        List.of(kind, about, due),
                        "notice." + kind,
                        (about + " " + reason).strip(),
                        STOPS.contains(kind),
                        said -> {
                            first.run();
                            works.parts().notices().add(notice(call, kind, reason, about, due, said));
                        },
                        () -> Map.of("recorded", true, "next", next)));
    }

    private Notice notice(
            ToolCall call, Notice.Kind kind, String reason, String about, Optional<Instant> due, Evidence said) {
        CallState state = floor.state();
        return new Notice(
                state.account().payer().id(),
                state.attempt(),
                call.callId(),
                kind,
                reason,
                about,
                due,
                said,
                works.now());
    }
}
