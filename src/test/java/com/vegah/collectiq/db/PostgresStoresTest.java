package com.vegah.collectiq.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Runs where a PostgreSQL server is installed. */
@EnabledIf("com.vegah.collectiq.db.Postgres#isInstalled")
class PostgresStoresTest extends StoresContract {
    private static Postgres server;

    @BeforeAll
    static void start() throws Exception {
        server = Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    Database openEmpty() throws Exception {
        server.empty();
        return Database.at(server.settings());
    }

    @Test
    void a_wrong_password_is_told_and_never_printed() {
        Settings.Db wrong = new Settings.Db(server.settings().url(), Postgres.USER, new Secret("guess-me-not"));

        CannotOpen failure = catchThrowableOfType(CannotOpen.class, () -> Database.at(wrong));

        assertThat(failure.obstacle().cause()).contains("refused the user or password");
        assertThat(failure.obstacle().remedy()).contains("db.password");
        assertThat(failure).hasStackTraceContaining("password").message().doesNotContain("guess-me-not");
    }

    @Test
    void a_database_that_is_not_there_is_told() {
        Settings.Db absent = new Settings.Db(server.url("nowhere"), Postgres.USER, Postgres.PASSWORD);

        CannotOpen failure = catchThrowableOfType(CannotOpen.class, () -> Database.at(absent));

        assertThat(failure.obstacle().cause()).contains("no database", "nowhere");
    }
}
