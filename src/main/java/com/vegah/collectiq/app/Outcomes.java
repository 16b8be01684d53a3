package com.vegah.collectiq.app;

import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.Texts;
import java.io.PrintStream;

/** What a final status is worth as an exit code: 0 for sent or completed, 1 for everything else. */
final class Outcomes {
    private Outcomes() {}

    static int of(OutreachStatus status, PrintStream out) {
        out.println(Texts.text("cli.outreach.result", status));
        return status == OutreachStatus.SENT || status == OutreachStatus.CALL_COMPLETED ? 0 : Failure.FAILED;
    }
}
