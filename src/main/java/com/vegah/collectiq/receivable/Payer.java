package com.vegah.collectiq.receivable;

import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/** Somebody who owes, as the books have it, without what is derived from invoices. */
public record Payer(
        PayerId id,
        String name,
        Currency currency,
        Stated stated,
        Contact contact,
        Place place,
        Optional<PayerType> type,
        Optional<Instant> aiCallConsentAt,
        Optional<String> creditorName,
        OutreachStatus lastStatus,
        Optional<Instant> lastOutreachAt) {

    /** What an import said of a payer; counts only while the payer has no invoices here. */
    public record Stated(Money pastDue, int daysPastDue, Stage stage) {}

    /** Who is reached and how. */
    public record Contact(Optional<String> name, Optional<String> email, Optional<PhoneNumber> phone) {}

    /** Where the payer is, for the law and the clock; language is an IETF tag. */
    public record Place(
            Optional<String> postalCode,
            Optional<String> jurisdiction,
            Optional<ZoneId> timeZone,
            Optional<String> language) {}
}
