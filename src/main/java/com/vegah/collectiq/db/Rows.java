package com.vegah.collectiq.db;

import com.vegah.collectiq.receivable.Evidence;
import com.vegah.collectiq.receivable.Invoice;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.receivable.PayerType;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.value.InvoiceId;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How columns become values and back. */
final class Rows {
    private static final int ID = 200;
    private static final int QUOTE = 8000;

    private Rows() {}

    static Payer payer(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Payer(
                new PayerId(row.getString("id")),
                row.getString("name"),
                currency,
                new Payer.Stated(
                        money(row.getBigDecimal("stated_past_due"), currency),
                        row.getInt("stated_days"),
                        Stage.valueOf(row.getString("stated_stage"))),
                new Payer.Contact(
                        text(row, "contact_name"),
                        text(row, "contact_email"),
                        text(row, "contact_phone").map(PhoneNumber::new)),
                new Payer.Place(
                        text(row, "postal_code"),
                        text(row, "jurisdiction"),
                        text(row, "time_zone").map(ZoneId::of),
                        text(row, "language")),
                text(row, "payer_type").map(PayerType::valueOf),
                instant(row, "ai_consent_at"),
                text(row, "creditor_name"),
                OutreachStatus.valueOf(row.getString("last_status")),
                instant(row, "last_outreach_at"));
    }

    static Invoice invoice(ResultSet row) throws SQLException {
        return new Invoice(
                new InvoiceId(row.getString("id")),
                new PayerId(row.getString("payer_id")),
                row.getString("number"),
                money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
                row.getObject("due_date", LocalDate.class));
    }

    /** A stored amount back at its currency's decimals. */
    static Money money(BigDecimal amount, Currency currency) {
        return new Money(amount, currency);
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime utc(Optional<Instant> instant) {
        return instant.map(Rows::utc).orElse(null);
    }

    /** By the names that every table with evidence binds. */
    static Map<String, Object> evidence(Evidence said) {
        return Map.of(
                "item", most(said.itemId(), ID),
                "quote", most(said.quote(), QUOTE),
                "speaker", said.speaker().name(),
                "offset", said.offsetMillis());
    }

    static Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                row.getString("item_id"),
                row.getString("quote"),
                Evidence.Speaker.valueOf(row.getString("speaker")),
                row.getLong("offset_millis"));
    }

    /** As much of a text as a column takes. */
    static String most(String text, int characters) {
        String storable = storable(text);
        return storable.length() <= characters ? storable : storable.substring(0, characters);
    }

    /** A text without the one character that PostgreSQL does not take. */
    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
