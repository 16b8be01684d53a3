package com.vegah.collectiq.outreach;

import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.time.Timekeeper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Outreach with everything around it in memory; on a Tuesday, 10:00 in New York. */
final class House implements AutoCloseable {
    final FakePayers payers = new FakePayers();
    final FakeHistory history = new FakeHistory();
    final Intents intents;
    final FakeJournal journal = new FakeJournal();
    final FakeDialler dialler = new FakeDialler();
    final ManualTime time = new ManualTime("2026-11-24T15:00:00Z", "America/New_York");
    final Stores stores;
    final DeskOutreach desk;

    House(Account... accounts) {
        this(new FakeIntents(), accounts);
    }

    House(Intents intents, Account... accounts) {
        this.intents = intents;
        this.stores = new Stores(payers.with(accounts), history, intents, journal);
        this.desk = new DeskOutreach(stores, dialler, settings(), time.clock());
    }

    /** Every intent, where they are kept in memory. */
    List<Intents.Intent> asked() {
        return ((FakeIntents) intents).all();
    }

    Scheduler scheduler(boolean enabled) {
        return new Scheduler(desk, stores, new Settings.Scheduler(enabled, Duration.ofMinutes(2)), time);
    }

    IntentTaker taker(Timekeeper other) {
        return new IntentTaker(desk, stores, other);
    }

    static Settings settings() {
        SettingsLoader.Source nothing =
                new SettingsLoader.Source(Optional.empty(), Map.of(), Path.of("home"), Optional.empty());
        return new SettingsLoader(path -> false).load(nothing, Purpose.LIVE).settings();
    }

    @Override
    public void close() {
        desk.close();
    }
}
