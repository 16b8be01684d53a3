package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.Calls;
import com.vegah.collectiq.call.Phase;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.Texts;
import java.util.List;
import java.util.Optional;

/** A past call as the store has it, in the shape of a live one. */
record Replay(CallView view, List<Turn> turns) {
    /** Reads the store: not on the UI thread. */
    static Optional<Replay> read(Calls calls, Desk desk, AttemptId attempt) {
        return calls.find(attempt).map(call -> {
            String name = desk.row(call.payer())
                    .map(row -> row.account().payer().name())
                    .orElse(call.payer().value());
            return new Replay(view(call, name), calls.transcript(attempt));
        });
    }

    private static CallView view(CallRecord call, String name) {
        return new CallView(
                call.attempt(),
                call.sid(),
                call.payer(),
                name,
                call.to(),
                call.settled() ? Phase.ENDED : Phase.WAITING,
                call.status(),
                call.createdAt(),
                Optional.empty(),
                call.answeredAt(),
                Optional.empty(),
                call.endedAt(),
                CallView.Speaking.NOBODY,
                CallView.Recorded.NO,
                call.errorCode().map(code -> Texts.text("call.errorCode", code)));
    }
}
