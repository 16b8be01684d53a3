package com.vegah.collectiq.exchange;

import java.util.List;

/** What an import did. Refused lines changed nothing. */
public record ImportReport(int added, int updated, List<Refusal> refusals, List<String> warnings) {
    public ImportReport {
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
    }
}
