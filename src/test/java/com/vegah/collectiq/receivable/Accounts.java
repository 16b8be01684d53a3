package com.vegah.collectiq.receivable;

import com.vegah.collectiq.receivable.Payer.Contact;
import com.vegah.collectiq.receivable.Payer.Place;
import com.vegah.collectiq.receivable.Payer.Stated;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Accounts of invented firms, without invoices: what they owe is what an import stated. */
public final class Accounts {
    private Accounts() {}

    /** A business in New York that agreed to AI calls. */
    public static Account of(String id, Stage stage, int daysPastDue, String amount) {
        return with(id, stage, daysPastDue, amount, OutreachStatus.NONE, true);
    }

    /** One whom no AI may call. */
    public static Account withoutConsent(String id) {
        return with(id, Stage.STAGE_3, 30, "100", OutreachStatus.NONE, false);
    }

    public static Account changed(Account account, OutreachStatus status, Instant at) {
        Payer payer = account.payer();
        return new Account(
                new Payer(
                        payer.id(),
                        payer.name(),
                        payer.currency(),
                        payer.stated(),
                        payer.contact(),
                        payer.place(),
                        payer.type(),
                        payer.aiCallConsentAt(),
                        payer.creditorName(),
                        status,
                        Optional.of(at)),
                account.invoices());
    }

    private static Account with(
            String id, Stage stage, int daysPastDue, String amount, OutreachStatus status, boolean consent) {
        return new Account(
                new Payer(
                        new PayerId(id),
                        "Firm " + id,
                        Currency.getInstance("USD"),
                        new Stated(Money.of(amount, "USD"), daysPastDue, stage),
                        new Contact(
                                Optional.of("Robin Vale"),
                                Optional.of("pay" + id + "@example.com"),
                                Optional.of(new PhoneNumber("+12025550143"))),
                        new Place(
                                Optional.empty(),
                                Optional.of("US"),
                                Optional.of(ZoneId.of("America/New_York")),
                                Optional.of("en")),
                        Optional.of(PayerType.BUSINESS),
                        consent ? Optional.of(Instant.parse("2026-01-01T00:00:00Z")) : Optional.empty(),
                        Optional.empty(),
                        status,
                        Optional.empty()),
                List.of());
    }
}
