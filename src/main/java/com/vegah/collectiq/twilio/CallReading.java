package com.vegah.collectiq.twilio;

import com.twilio.rest.api.v2010.account.Call;
import com.vegah.collectiq.call.CallRecord.AnsweredBy;
import com.vegah.collectiq.call.Line.CarrierCall;
import com.vegah.collectiq.call.Line.CarrierStatus;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Twilio's words for a call in ours. */
final class CallReading {
    private static final Logger LOG = LoggerFactory.getLogger(CallReading.class);

    private final Clock clock;

    CallReading(Clock clock) {
        this.clock = clock;
    }

    /** Empty for what is no telephone call. A status that the SDK does not know counts as a call that is not over. */
    Optional<CarrierCall> of(Call call) {
        if (call.getSid() == null || call.getTo() == null) {
            LOG.warn("A call from Twilio without sid or number: {}", call.getSid());
            return Optional.empty();
        }
        Call.Status known = call.getStatus();
        CarrierStatus status = status(known == null ? null : known.toString()).orElse(CarrierStatus.INITIATED);
        try {
            return Optional.of(new CarrierCall(
                    new CallSid(call.getSid()),
                    new PhoneNumber(call.getTo()),
                    status,
                    createdAt(call),
                    Optional.ofNullable(call.getEndTime()).map(ZonedDateTime::toInstant),
                    seconds(call.getDuration()),
                    answeredBy(call.getAnsweredBy())));
        } catch (IllegalArgumentException noTelephone) {
            return Optional.empty();
        }
    }

    /** As REST and the callbacks spell it. */
    static Optional<CarrierStatus> status(@Nullable String word) {
        if (word == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (word.toLowerCase(Locale.ROOT)) {
                    case "queued" -> CarrierStatus.QUEUED;
                    case "initiated" -> CarrierStatus.INITIATED;
                    case "ringing" -> CarrierStatus.RINGING;
                    case "in-progress", "answered" -> CarrierStatus.IN_PROGRESS;
                    case "completed" -> CarrierStatus.COMPLETED;
                    case "busy" -> CarrierStatus.BUSY;
                    case "failed" -> CarrierStatus.FAILED;
                    case "no-answer" -> CarrierStatus.NO_ANSWER;
                    case "canceled" -> CarrierStatus.CANCELED;
                    default -> null;
                });
    }

    /** human, machine_start, machine_end_*, fax, unknown: voice/answering-machine-detection */
    static Optional<AnsweredBy> answeredBy(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith("machine")) {
            return Optional.of(AnsweredBy.MACHINE);
        }
        return Optional.of(
                switch (lower) {
                    case "human" -> AnsweredBy.HUMAN;
                    case "fax" -> AnsweredBy.FAX;
                    default -> AnsweredBy.UNKNOWN;
                });
    }

    /** Whole seconds. */
    static Optional<Duration> seconds(@Nullable String digits) {
        if (digits == null || !digits.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(Long.parseLong(digits)));
    }

    private Instant createdAt(Call call) {
        return Stream.of(
                        Optional.ofNullable(call.getDateCreated()),
                        Optional.ofNullable(call.getStartTime()),
                        Optional.ofNullable(call.getDateUpdated()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(ZonedDateTime::toInstant)
                .orElseGet(clock::instant);
    }
}
