package com.vegah.collectiq.outreach;

import com.vegah.collectiq.compliance.ContactFacts;
import com.vegah.collectiq.compliance.ContactFacts.PastCall;
import com.vegah.collectiq.compliance.Guard;
import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.outreach.Desk.Row;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Notice;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.receivable.Standing;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.PayerId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the books into rows, each with the guard's word as of now; says when the first of them will change by time alone. */
final class Worklist {
    /** Stage, then days past due, then amount (of the payer's own currency), then id. */
    private static final Comparator<Row> URGENCY = Comparator.comparing(
                    (Row row) -> row.standing().stage())
            .thenComparing(row -> row.standing().daysPastDue())
            .thenComparing(row -> row.standing().pastDue().get(0).amount())
            .reversed()
            .thenComparing(row -> row.account().payer().id().value());

    private final Stores stores;
    private final Settings settings;
    private final Clock clock;

    Worklist(Stores stores, Settings settings, Clock clock) {
        this.stores = stores;
        this.settings = settings;
        this.clock = clock;
    }

    List<Row> all() {
        Instant now = clock.instant();
        List<Account> accounts = stores.payers().all();
        List<PayerId> callable = accounts.stream()
                .filter(account -> standing(account, now).stage() == Stage.STAGE_3)
                .map(account -> account.payer().id())
                .toList();
        Map<PayerId, List<PastCall>> calls = stores.history().calls(callable, now.minus(Facts.LOOKED_BACK));
        Set<PayerId> unsettled = stores.history().unsettled(callable);
        Map<PayerId, List<Notice>> notices = stores.history()
                .notices(accounts.stream().map(account -> account.payer().id()).toList());
        List<Row> rows = new ArrayList<>(accounts.size());
        for (Account account : accounts) {
            PayerId id = account.payer().id();
            rows.add(row(
                    account,
                    calls.getOrDefault(id, List.of()),
                    unsettled.contains(id),
                    notices.getOrDefault(id, List.of()),
                    now));
        }
        rows.sort(URGENCY);
        return rows;
    }

    Optional<Row> one(PayerId payer) {
        return stores.payers().find(payer).map(this::row);
    }

    /** As of this very moment, calls and all. */
    Row row(Account account) {
        Instant now = clock.instant();
        PayerId id = account.payer().id();
        List<PastCall> calls = stores.history().calls(id, now.minus(Facts.LOOKED_BACK));
        return row(
                account, calls, stores.history().unsettled(id), stores.history().notices(id), now);
    }

    /** When time alone first changes one of the rows: a verdict turns, or a day begins and debts grow older. */
    Instant turns(List<Row> rows) {
        Instant midnight =
                LocalDate.now(clock).plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        return rows.stream()
                .map(row -> turns(row.verdict()))
                .flatMap(Optional::stream)
                .filter(midnight::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(midnight);
    }

    private Row row(Account account, List<PastCall> calls, boolean unsettled, List<Notice> notices, Instant now) {
        Standing standing = standing(account, now);
        ContactFacts facts = Facts.of(account, standing.stage(), calls, unsettled, notices, settings.contact());
        return new Row(account, standing, Guard.permit(facts, now));
    }

    private Standing standing(Account account, Instant now) {
        return account.standing(LocalDate.ofInstant(now, clock.getZone()), settings.stage());
    }

    private static Optional<Instant> turns(Verdict verdict) {
        if (verdict instanceof Verdict.Hold hold) {
            return Optional.of(hold.until());
        }
        return verdict instanceof Verdict.Allow allow ? allow.until() : Optional.empty();
    }
}
