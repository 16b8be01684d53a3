package com.vegah.collectiq.outreach;

import com.vegah.collectiq.journal.Journal;
import com.vegah.collectiq.receivable.Payers;

/** The stores that outreach reads and writes. */
public record Stores(Payers payers, History history, Intents intents, Journal journal) {}
