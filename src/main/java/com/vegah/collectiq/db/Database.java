package com.vegah.collectiq.db;

import com.vegah.collectiq.call.CallDrafts;
import com.vegah.collectiq.call.Calls;
import com.vegah.collectiq.journal.Journal;
import com.vegah.collectiq.outreach.History;
import com.vegah.collectiq.outreach.Intents;
import com.vegah.collectiq.receivable.Books;
import com.vegah.collectiq.receivable.Notices;
import com.vegah.collectiq.receivable.Payers;
import com.vegah.collectiq.receivable.Promises;
import com.vegah.collectiq.settings.Settings;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database, open, migrated and pooled; hands out the core's stores. H2 in the data folder unless the settings name another. Safe for
 * every thread. Whoever opens it closes it, last of all: it does not close by itself when the program ends.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int CONNECTIONS = 10;
    private static final long PATIENCE_MILLIS = 10_000;
    /** Two processes that open the file in the same instant get in each other's way for a moment. */
    private static final int OPENINGS = 20;

    private static final long BETWEEN_OPENINGS = TimeUnit.MILLISECONDS.toNanos(150);

    private final Place place;
    private final HikariDataSource pool;
    private final Store store;

    private Database(Place place) {
        this.place = place;
        this.pool = pool(place);
        try {
            migrate();
        } catch (RuntimeException e) {
            pool.close();
            throw Failures.opening(place.name(), e);
        }
        this.store = new Store(Jdbi.create(pool), place.name(), CONNECTIONS);
    }

    /** The one that the settings name; {@link CannotOpen} says what is wrong. */
    public static Database open(Settings settings) {
        return settings.db().url().isEmpty() ? inFolder(settings.dataDir()) : at(settings.db());
    }

    /** The one at an address of its own. */
    static Database at(Settings.Db db) {
        H2Manners.teach();
        return new Database(Place.at(db));
    }

    /** H2's file {@code collectiq} in a folder. */
    public static Database inFolder(Path folder) {
        H2Manners.teach();
        Database database = new Database(Place.inFolder(folder));
        PrivateFolder.closeFiles(folder);
        return database;
    }

    /** A fresh one that is gone when closed: a rehearsal's. */
    public static Database inMemory() {
        H2Manners.teach();
        return new Database(Place.inMemory());
    }

    /** Where the data lies, for people; without secrets. */
    public String place() {
        return place.name();
    }

    public Payers payers() {
        return new DbPayers(store);
    }

    public Books books() {
        return new DbBooks(store);
    }

    public Calls calls() {
        return new DbCalls(store);
    }

    public Intents intents() {
        return new DbIntents(store);
    }

    public History history() {
        return new DbHistory(store);
    }

    public Promises promises() {
        return new DbPromises(store);
    }

    public Notices notices() {
        return new DbNotices(store);
    }

    public CallDrafts drafts() {
        return new DbDrafts(store);
    }

    public Journal journal() {
        return new DbJournal(store);
    }

    @Override
    public void close() {
        if (place.isInMemory() && !pool.isClosed()) {
            try {
                store.read(handle -> handle.execute("shutdown"));
            } catch (RuntimeException e) {
                LOG.debug("A database in memory was gone before it was closed", e);
            }
        }
        store.close();
        pool.close();
    }

    private static HikariDataSource pool(Place place) {
        HikariConfig config = place.config();
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setPoolName("db");
        for (int opening = 1; opening < OPENINGS; opening++) {
            try {
                return new HikariDataSource(config);
            } catch (RuntimeException e) {
                if (!Failures.isAlreadyOpen(e)) {
                    throw Failures.opening(place.name(), e);
                }
                LockSupport.parkNanos(BETWEEN_OPENINGS);
            }
        }
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw Failures.opening(place.name(), e);
        }
    }

    private void migrate() {
        try (Connection connection = pool.getConnection()) {
            if (connection.isReadOnly()) {
                // H2 opens a file that it may not write, and would fail at the first call
                throw new SQLException("Read-only", "25006");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot look at the database", e);
        }
        Flyway.configure().dataSource(pool).load().migrate();
    }
}
