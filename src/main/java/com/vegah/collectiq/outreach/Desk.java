package com.vegah.collectiq.outreach;

import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Standing;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.PayerId;
import java.util.List;
import java.util.Optional;

/** What screens and commands ask of outreach. Touches the disk: not for the UI thread. */
public interface Desk {
    /** Every payer with standing and verdict, most urgent first. */
    List<Row> worklist();

    Optional<Row> row(PayerId payer);

    /** Grows with every change that may change a row. */
    long version();

    /** Why no call can be made now, whoever the payer, if so. Does not block. */
    Optional<Obstacle> callObstacle();

    /** One click: writes the intent, asks the guard, and acts by the payer's stage. The call itself goes on in the background. */
    Result contact(PayerId payer, String actor);

    /** A line of the worklist; the verdict is on the act that the payer's stage asks for. */
    record Row(Account account, Standing standing, Verdict verdict) {}

    /** What came of a click. */
    sealed interface Result {
        record Calling(Dialler.Begun call) implements Result {}

        record Held(Verdict.Hold verdict) implements Result {}

        record Denied(Verdict.Deny verdict) implements Result {}

        /** Something is missing that the act needs. */
        record Unavailable(Obstacle obstacle) implements Result {}

        /** An outreach to this payer is under way already. */
        record UnderWay() implements Result {}

        record NoSuchPayer(PayerId payer) implements Result {}
    }
}
