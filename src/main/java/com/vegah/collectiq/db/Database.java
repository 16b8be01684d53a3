package com.vegah.collectiq.db;

import com.vegah.collectiq.call.Calls;
import com.vegah.collectiq.journal.Journal;
import com.vegah.collectiq.outreach.History;
import com.vegah.collectiq.outreach.Intents;
import com.vegah.collectiq.receivable.Books;
import com.vegah.collectiq.receivable.Payers;
import com.vegah.collectiq.receivable.Promises;
import com.vegah.collectiq.settings.Settings;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * The database, open, migrated and pooled; hands out the core's stores. H2 in the data folder unless the settings name another. Safe for
 * every thread.
 */
public final class Database implements AutoCloseable {
    /**
     * AUTO_SERVER: commands work beside the running program. WRITE_DELAY=0: with the default delay rows committed just before a kill
     * were lost, with 0 none; a commit then costs about 0.2 ms.
     */
    private static final String H2_OPTIONS = ";AUTO_SERVER=TRUE;WRITE_DELAY=0";

    private static final int CONNECTIONS = 10;
    private static final long PATIENCE_MILLIS = 10_000;

    static {
        // before H2 loads, else its AUTO_SERVER listens on every address
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final String place;

    private Database(HikariConfig config, String place) {
        this.place = place;
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setPoolName("db");
        try {
            pool = new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw CannotOpen.of(place, e);
        }
        try {
            Flyway.configure().dataSource(pool).load().migrate();
        } catch (RuntimeException e) {
            pool.close();
            throw CannotOpen.of(place, e);
        }
        jdbi = Jdbi.create(pool);
    }

    /** The one that the settings name; {@link CannotOpen} says what is wrong. */
    public static Database open(Settings settings) {
        Settings.Db db = settings.db();
        if (db.url().isEmpty()) {
            return inFolder(settings.dataDir());
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(db.url());
        config.setUsername(db.user());
        config.setPassword(db.password().reveal());
        return new Database(config, db.place());
    }

    /** H2's file {@code collectiq} in a folder. */
    public static Database inFolder(Path folder) {
        Path file = folder.toAbsolutePath().resolve("collectiq");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + file + H2_OPTIONS);
        config.setUsername("sa");
        config.setPassword("");
        return new Database(config, file + ".mv.db");
    }

    /** A fresh one that is gone when closed: a rehearsal's. */
    public static Database inMemory() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        // it lives as long as a connection to it does
        config.setMaxLifetime(0);
        config.setUsername("sa");
        config.setPassword("");
        return new Database(config, "memory");
    }

    /** Where the data lies, for people. */
    public String place() {
        return place;
    }

    public Payers payers() {
        return new DbPayers(jdbi);
    }

    public Books books() {
        return new DbBooks(jdbi);
    }

    public Calls calls() {
        return new DbCalls(jdbi);
    }

    public Intents intents() {
        return new DbIntents(jdbi);
    }

    public History history() {
        return new DbHistory(jdbi);
    }

    public Promises promises() {
        return new DbPromises(jdbi);
    }

    public Journal journal() {
        return new DbJournal(jdbi);
    }

    @Override
    public void close() {
        pool.close();
    }
}
