package com.vegah.collectiq.outreach;

import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Accounts;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Payers;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The books in memory. */
public final class FakePayers implements Payers {
    private final Map<String, Account> accounts = new ConcurrentSkipListMap<>();
    private final AtomicLong version = new AtomicLong();

    public FakePayers with(Account... more) {
        for (Account account : more) {
            accounts.put(account.payer().id().value(), account);
            version.incrementAndGet();
        }
        return this;
    }

    public OutreachStatus status(String payer) {
        return accounts.get(payer).payer().lastStatus();
    }

    @Override
    public Optional<Account> find(PayerId id) {
        return Optional.ofNullable(accounts.get(id.value()));
    }

    @Override
    public List<Account> all() {
        return List.copyOf(accounts.values());
    }

    @Override
    public List<Account> byPhone(PhoneNumber phone) {
        return accounts.values().stream()
                .filter(account -> account.payer().contact().phone().equals(Optional.of(phone)))
                .toList();
    }

    @Override
    public void record(PayerId id, OutreachStatus status, Instant at) {
        accounts.computeIfPresent(
                id.value(),
                (key, account) -> account.payer().lastStatus() == OutreachStatus.OPTED_OUT
                        ? account
                        : Accounts.changed(account, status, at));
        version.incrementAndGet();
    }

    @Override
    public long version() {
        return version.get();
    }
}
