package com.vegah.collectiq.exchange;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Books;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.receivable.PayerType;
import com.vegah.collectiq.receivable.Payers;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.receivable.Standing;
import com.vegah.collectiq.settings.Settings.StageDays;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Payers as CSV, both ways; the columns are the public contract's. */
public final class PayersCsv {
    private static final List<String> COLUMNS = List.of(
            "PayerId",
            "PayerName",
            "TotalPastDue",
            "MaxDaysPastDue",
            "Stage",
            "criticality",
            "LastOutreachStatus",
            "ContactEmail",
            "ContactPhone",
            "Currency",
            "LastOutreachAt",
            "ContactName",
            "PostalCode",
            "PayerType",
            "Jurisdiction",
            "TimeZone",
            "Language",
            "AiCallConsentAt",
            "CreditorName");
    private static final CsvFile FILE = new CsvFile(COLUMNS, List.of("PayerId", "PayerName", "Currency"));
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Pattern JURISDICTION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");
    private static final int LONGEST_ID = 100;

    private final Payers payers;
    private final Books books;
    private final StageDays stages;

    public PayersCsv(Payers payers, Books books, StageDays stages) {
        this.payers = payers;
        this.books = books;
        this.stages = stages;
    }

    /** Takes a file in; what happened here is kept, and totals are read only for payers without invoices. */
    public ImportReport read(InputStream in) {
        return new Batch<Payer>(found -> books.write(found, List.of())).take(FILE, in, "PayerId", this::read);
    }

    /** Writes all payers as they stand on a day. */
    public void write(OutputStream out, LocalDate today) {
        CsvOut.write(out, COLUMNS, payers.all().stream().map(account -> row(account, today)));
    }

    private Batch.Read<Payer> read(Line line) {
        String id = line.required("PayerId");
        if (id.length() > LONGEST_ID) {
            throw new Line.Unreadable("PayerId", text("import.cell.long", id.length(), LONGEST_ID));
        }
        Optional<Account> known = payers.find(new PayerId(id));
        return new Batch.Read<>(id, payer(line, new PayerId(id), known), known.isEmpty());
    }

    private Payer payer(Line line, PayerId id, Optional<Account> account) {
        Optional<Payer> known = account.map(Account::payer);
        Currency currency = line.currency("Currency");
        return new Payer(
                id,
                line.required("PayerName"),
                currency,
                stated(line, currency, account),
                contact(line, known.map(Payer::contact)),
                place(line, known.map(Payer::place)),
                line.or("PayerType", v -> line.oneOf("PayerType", v, PayerType.class), known.flatMap(Payer::type)),
                line.or(
                        "AiCallConsentAt",
                        v -> line.instant("AiCallConsentAt", v),
                        known.flatMap(Payer::aiCallConsentAt)),
                line.or("CreditorName", v -> v, known.flatMap(Payer::creditorName)),
                status(line),
                line.cell("LastOutreachAt").map(v -> line.instant("LastOutreachAt", v)));
    }

    private Payer.Stated stated(Line line, Currency currency, Optional<Account> account) {
        Optional<Payer.Stated> already = account.map(a -> a.payer().stated());
        BigDecimal amount = line.cell("TotalPastDue")
                .map(v -> line.amount("TotalPastDue", v))
                .orElse(BigDecimal.ZERO);
        Money total;
        try {
            total = new Money(amount, currency);
        } catch (IllegalArgumentException e) {
            throw new Line.Unreadable(
                    "TotalPastDue", text("import.decimals", amount.toPlainString(), currency.getCurrencyCode()));
        }
        int days = line.cell("MaxDaysPastDue")
                .map(v -> line.days("MaxDaysPastDue", v))
                .orElse(0);
        Stage stage = line.cell("Stage")
                .map(v -> line.oneOf("Stage", v, Stage.class))
                .orElseGet(() -> Stage.of(days, stages));
        boolean fromInvoices = account.filter(a -> !a.invoices().isEmpty()).isPresent();
        boolean sameCurrency =
                already.filter(s -> s.pastDue().currency().equals(currency)).isPresent();
        return fromInvoices && sameCurrency ? already.orElseThrow() : new Payer.Stated(total, days, stage);
    }

    private static OutreachStatus status(Line line) {
        return line.cell("LastOutreachStatus")
                .map(v -> line.oneOf("LastOutreachStatus", v, OutreachStatus.class))
                .orElse(OutreachStatus.NONE);
    }

    private static Payer.Contact contact(Line line, Optional<Payer.Contact> known) {
        return new Payer.Contact(
                line.or("ContactName", v -> v, known.flatMap(Payer.Contact::name)),
                line.or(
                        "ContactEmail",
                        v -> matching(EMAIL, "ContactEmail", v, "import.email"),
                        known.flatMap(Payer.Contact::email)),
                line.or(
                        "ContactPhone",
                        v -> line.value("ContactPhone", v, PhoneNumber::parse, "import.phone"),
                        known.flatMap(Payer.Contact::phone)));
    }

    private static Payer.Place place(Line line, Optional<Payer.Place> known) {
        return new Payer.Place(
                line.or("PostalCode", v -> v, known.flatMap(Payer.Place::postalCode)),
                line.or(
                        "Jurisdiction",
                        v -> matching(JURISDICTION, "Jurisdiction", v, "import.jurisdiction"),
                        known.flatMap(Payer.Place::jurisdiction)),
                line.or("TimeZone", v -> zone(line, v), known.flatMap(Payer.Place::timeZone)),
                line.or("Language", v -> language(v), known.flatMap(Payer.Place::language)));
    }

    private static ZoneId zone(Line line, String value) {
        if (!ZoneId.getAvailableZoneIds().contains(value)) {
            throw new Line.Unreadable("TimeZone", text("import.zone", value));
        }
        return line.value("TimeZone", value, ZoneId::of, "import.zone");
    }

    private static String language(String value) {
        String tag = Locale.forLanguageTag(value).toLanguageTag();
        if (tag.equals("und")) {
            throw new Line.Unreadable("Language", text("import.language", value));
        }
        return value;
    }

    private static String matching(Pattern pattern, String field, String value, String reasonKey) {
        if (!pattern.matcher(value).matches()) {
            throw new Line.Unreadable(field, text(reasonKey, value));
        }
        return value;
    }

    private List<String> row(Account account, LocalDate today) {
        Payer payer = account.payer();
        Standing standing = account.standing(today, stages);
        Money total = standing.pastDue().stream()
                .filter(sum -> sum.currency().equals(payer.currency()))
                .findFirst()
                .orElse(Money.zero(payer.currency()));
        return List.of(
                payer.id().value(),
                payer.name(),
                total.plain(),
                String.valueOf(standing.daysPastDue()),
                standing.stage().name(),
                String.valueOf(standing.stage().criticality()),
                payer.lastStatus().name(),
                payer.contact().email().orElse(""),
                payer.contact().phone().map(PhoneNumber::e164).orElse(""),
                payer.currency().getCurrencyCode(),
                payer.lastOutreachAt().map(Instant::toString).orElse(""),
                payer.contact().name().orElse(""),
                payer.place().postalCode().orElse(""),
                payer.type().map(Enum::name).orElse(""),
                payer.place().jurisdiction().orElse(""),
                payer.place().timeZone().map(ZoneId::getId).orElse(""),
                payer.place().language().orElse(""),
                payer.aiCallConsentAt().map(Instant::toString).orElse(""),
                payer.creditorName().orElse(""));
    }
}
