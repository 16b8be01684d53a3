package com.vegah.collectiq.ui;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.Phase;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.compliance.Permits;
import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.compliance.Verdict.Finding;
import com.vegah.collectiq.compliance.Verdict.Outcome;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Invoice;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.receivable.PayerType;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.settings.Settings.StageDays;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.InvoiceId;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Made-up payers, verdicts, calls and turns. */
public final class Made {
    public static final Instant NOW = Instant.parse("2026-09-16T19:20:00Z");
    public static final ZoneId DESK = ZoneId.of("America/New_York");
    public static final LocalDate TODAY = LocalDate.of(2026, 9, 16);

    private Made() {}

    /** A payer with invoices of the given amounts, the oldest so many days past due, each later one eleven days younger. */
    public static Account account(String id, String name, String zone, String currency, int days, String... amounts) {
        List<Invoice> invoices = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            int age = Math.max(days - 11 * i, 1);
            invoices.add(new Invoice(
                    new InvoiceId(id + "-" + i),
                    new PayerId(id),
                    "INV-" + id + i,
                    Money.of(amounts[i], currency),
                    TODAY.minusDays(age)));
        }
        Payer payer = new Payer(
                new PayerId(id),
                name,
                Currency.getInstance(currency),
                new Payer.Stated(Money.of("0", currency), 0, Stage.CURRENT),
                new Payer.Contact(
                        Optional.of("Dana Whitfield"),
                        Optional.of("ap@example.com"),
                        Optional.of(new PhoneNumber("+120255501" + id.substring(id.length() - 2)))),
                new Payer.Place(Optional.empty(), Optional.of("US"), Optional.of(ZoneId.of(zone)), Optional.empty()),
                Optional.of(PayerType.BUSINESS),
                Optional.of(NOW.minus(Duration.ofDays(60))),
                Optional.empty(),
                OutreachStatus.CALL_NO_ANSWER,
                Optional.of(NOW.minus(Duration.ofHours(30))));
        return new Account(payer, invoices);
    }

    public static Desk.Row row(Account account, Verdict verdict) {
        return new Desk.Row(account, account.standing(TODAY, new StageDays(5, 10)), verdict);
    }

    public static Verdict allow(String payer, Instant until) {
        return new Verdict.Allow(
                Permits.toCall(new PayerId(payer), NOW),
                Optional.of(until),
                findings(Outcome.CLEAR, "Calling hours", "FCC 47 CFR 64.1200"));
    }

    public static Verdict hold(Instant until, String says, String citation) {
        List<Finding> findings = findings(Outcome.HOLDS, says, citation);
        return new Verdict.Hold(until, findings.get(0), findings);
    }

    public static Verdict deny(String says, String citation) {
        List<Finding> findings = findings(Outcome.DENIES, says, citation);
        return new Verdict.Deny(findings.get(0), findings);
    }

    public static CallView call(String attempt, String payer, String name, Phase phase, CallView.Speaking speaking) {
        boolean answered = phase.compareTo(Phase.ANSWERED) >= 0;
        boolean known = phase == Phase.IDENTIFIED || phase == Phase.GOODBYE || phase == Phase.ENDED;
        return new CallView(
                new AttemptId(attempt),
                Optional.of(new CallSid("CA" + attempt)),
                new PayerId(payer),
                name,
                new PhoneNumber("+12025550178"),
                phase,
                phase == Phase.ENDED ? OutreachStatus.CALL_COMPLETED : OutreachStatus.CALL_CONNECTED_TO_AI,
                NOW.minusSeconds(180),
                Optional.of(NOW.minusSeconds(178)),
                answered ? Optional.of(NOW.minusSeconds(167)) : Optional.empty(),
                known ? Optional.of(NOW.minusSeconds(138)) : Optional.empty(),
                phase == Phase.ENDED ? Optional.of(NOW) : Optional.empty(),
                speaking,
                CallView.Recorded.NO,
                Optional.empty());
    }

    public static Turn turn(int seq, int second, Turn.Speaker who, String text, String heard, Turn.State state) {
        return new Turn(seq, NOW, second * 1000L, who, "item_" + seq, text, heard, state);
    }

    public static CallRecord record(String attempt, String payer, OutreachStatus status, Instant at, int seconds) {
        boolean spoke = seconds > 0;
        return new CallRecord(
                new AttemptId(attempt),
                Optional.of(new CallSid("CA" + attempt)),
                new PayerId(payer),
                CallRecord.Direction.OUTBOUND,
                new PhoneNumber("+12025550119"),
                new PhoneNumber("+12025550178"),
                at,
                spoke ? Optional.of(at.plusSeconds(12)) : Optional.empty(),
                Optional.of(at.plusSeconds(12L + seconds)),
                spoke ? OptionalInt.of(seconds) : OptionalInt.empty(),
                status,
                spoke ? Optional.of(CallRecord.AnsweredBy.HUMAN) : Optional.empty(),
                spoke ? Optional.of(CallRecord.EndedBy.AI) : Optional.empty(),
                Optional.empty(),
                true);
    }

    private static List<Finding> findings(Outcome first, String says, String citation) {
        return List.of(
                new Finding("guard.first", first, says, citation),
                new Finding("guard.consent", Outcome.CLEAR, "Consent to AI calls is on file since 2 Jul", "47 USC 227"),
                new Finding("guard.budget", Outcome.CLEAR, "2 calls in 7 days; your policy allows 7", "your policy"),
                new Finding("guard.settled", Outcome.CLEAR, "No earlier call is open", "your policy"));
    }
}
