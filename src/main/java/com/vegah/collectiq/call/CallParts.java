package com.vegah.collectiq.call;

import com.vegah.collectiq.journal.Journal;
import com.vegah.collectiq.receivable.Notices;
import com.vegah.collectiq.receivable.Payers;
import com.vegah.collectiq.receivable.Promises;

/** What calls are made with: the carrier, the voice, and the books they are written into. */
public record CallParts(
        Line line,
        Voice voice,
        Calls calls,
        Payers payers,
        Promises promises,
        Notices notices,
        CallDrafts drafts,
        Journal journal) {}
