package com.vegah.collectiq.call;

import com.vegah.collectiq.journal.Journal;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.CardNumbers;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.util.Optional;

/** What is written of one call, handed to the clerk as it stands now. From the call's mailbox. */
final class Minutes {
    private final CallState state;
    private final Works works;

    Minutes(CallState state, Works works) {
        this.state = state;
        this.works = works;
    }

    void row() {
        CallRecord row = state.row();
        works.clerk()
                .write(new RowKey(row.attempt()), () -> works.parts().calls().update(row));
    }

    /** The payer's status is the call's. */
    void payer() {
        PayerId payer = state.account().payer().id();
        OutreachStatus status = state.status();
        Instant now = works.now();
        works.clerk()
                .write(
                        new PayerKey(payer, state.attempt()),
                        () -> works.parts().payers().record(payer, status, now));
    }

    /** The payer is not contacted any more; nothing that is written later changes it. */
    void optedOut() {
        PayerId payer = state.account().payer().id();
        Instant now = works.now();
        works.clerk().write(new Object(), () -> works.parts().payers().record(payer, OutreachStatus.OPTED_OUT, now));
    }

    void turn(Turn turn) {
        works.clerk()
                .write(
                        new TurnKey(state.attempt(), turn.seq()),
                        () -> works.parts().calls().write(state.attempt(), turn));
    }

    /** The version that this call is held by can be read later, whatever the template has become. */
    void instructions(Instructions told) {
        Instant now = works.now();
        works.clerk()
                .write(
                        told.version(),
                        () -> works.parts().calls().keepInstructions(told.version(), told.template(), now));
    }

    void draft(CallDraft draft) {
        works.clerk().write(new Object(), () -> works.parts().drafts().add(draft));
    }

    void event(String kind, String detail) {
        Calls.CallEvent event = new Calls.CallEvent(state.attempt(), works.now(), kind, CardNumbers.mask(detail));
        works.clerk().note(() -> works.parts().calls().add(event));
    }

    void journal(String actor, String deed, String detail) {
        Journal.Entry entry = new Journal.Entry(
                works.now(), actor, deed, Optional.of(state.account().payer().id()), state.attempt() + " " + detail);
        works.clerk().write(new Object(), () -> works.parts().journal().write(entry));
    }

    /** After everything of this call that waits to be written. */
    void then(Runnable act) {
        works.clerk().write(new Object(), act);
    }

    private record RowKey(Object attempt) {}

    private record PayerKey(PayerId payer, Object attempt) {}

    private record TurnKey(Object attempt, int seq) {}
}
