package com.vegah.collectiq.receivable;

import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A debt in parts as the engine worked it out and the AI proposed it; what was agreed of it are promises. */
public record Plan(
        PayerId payer, AttemptId attempt, String toolCallId, List<Instalment> instalments, Evidence said, Instant at) {
    public Plan {
        instalments = List.copyOf(instalments);
    }

    public record Instalment(Money amount, LocalDate date) {}
}
