package com.vegah.collectiq.receivable;

import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.time.LocalDate;

/** A payer's word to pay an amount by a day, with where in the call it was given; {@code toolCallId} makes recording it twice harmless. */
public record Promise(
        PayerId payer, AttemptId attempt, String toolCallId, Money amount, LocalDate date, Evidence said, Instant at) {}
