package com.vegah.collectiq.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class OpeningTest {
    @TempDir
    Path temporary;

    @Test
    void the_data_folder_is_its_owners_alone() throws Exception {
        assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path folder = temporary.resolve("a/data");
        Files.createDirectories(folder.resolve("logs"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        Database.inFolder(folder).close();

        assertThat(rights(folder)).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("collectiq.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void a_folder_that_holds_other_things_keeps_its_rights_but_the_database_in_it_is_closed_to_others()
            throws Exception {
        assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path folder = Files.createDirectories(temporary.resolve("shared"));
        Files.writeString(folder.resolve("letters.txt"), "");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        try (Database database = Database.inFolder(folder)) {
            assertThat(database.place()).endsWith("collectiq.mv.db");
            assertThat(rights(folder)).isEqualTo("rwxr-xr-x");
            assertThat(rights(folder.resolve("collectiq.mv.db"))).isEqualTo("rw-------");
            assertThat(rights(folder.resolve("collectiq.lock.db"))).isEqualTo("rw-------");
        }
    }

    @Test
    void what_was_written_is_there_after_closing_and_opening() {
        try (Database database = Database.inFolder(temporary)) {
            OtherProcess.note(database, "one");
        }
        try (Database database = Database.inFolder(temporary)) {
            assertThat(database.journal().of(new PayerId("1"), 9)).hasSize(1);
        }
    }

    @Test
    void a_damaged_file_is_told_and_left_alone() throws Exception {
        Path file = temporary.resolve("collectiq.mv.db");
        Files.writeString(file, "not a database ".repeat(2000));

        assertThat(obstacle(temporary).cause()).contains("damaged", "collectiq.mv.db");
        assertThat(Files.readString(file)).startsWith("not a database");
    }

    @Test
    void a_database_with_a_password_of_its_own_is_told() throws Exception {
        DriverManager.getConnection("jdbc:h2:file:" + temporary.resolve("collectiq"), "sa", "other")
                .close();

        assertThat(obstacle(temporary).cause()).contains("refused the user or password");
    }

    @Test
    void a_file_where_the_folder_should_be_is_told() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertThat(obstacle(file).cause()).contains(file.toString());
    }

    @Test
    void a_semicolon_in_the_folders_name_is_told_for_it_would_lead_elsewhere() {
        assertThat(obstacle(temporary.resolve("a;b")).cause()).contains("semicolon");
        assertThat(temporary.resolve("a")).doesNotExist();
    }

    @Test
    void a_url_without_driver_is_told_without_its_secrets() {
        Settings.Db db = new Settings.Db("jdbc:oracle:thin:@host?password=hidden", "", new Secret(""));

        CannotOpen failure = catchThrowableOfType(CannotOpen.class, () -> Database.at(db));

        assertThat(failure).hasMessageContaining("jdbc:oracle").message().doesNotContain("hidden");
    }

    @Test
    void a_server_that_does_not_answer_is_told() {
        Settings.Db db = new Settings.Db("jdbc:postgresql://127.0.0.1:1/none?password=hidden", "me", new Secret("x"));

        CannotOpen failure = catchThrowableOfType(CannotOpen.class, () -> Database.at(db));

        assertThat(failure.obstacle().cause()).contains("127.0.0.1:1/none", "does not answer");
        assertThat(failure).message().doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource({
        "90031, 90031, No space left on device, no room",
        "53100, 0, could not extend file, no room",
        "90028, 90028, /data/collectiq.mv.db (Permission denied), may not write",
        "90097, 90097, The database is read only, may not write",
        "57P01, 0, terminating connection due to administrator command, does not answer",
        "HYT00, 50200, Timeout trying to lock table, keeps a part"
    })
    void what_stands_in_the_way_is_told_in_words(String state, int code, String message, String told) {
        RuntimeException failure = new IllegalStateException(new SQLException(message, state, code));

        assertThat(Failures.inWords("books", failure))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessageContaining("books")
                .hasMessageContaining(told);
    }

    @Test
    void a_mistake_of_ours_is_no_trouble_of_the_database() {
        RuntimeException failure = new IllegalStateException(new SQLException("Syntax", "42000", 42000));

        assertThat(Failures.inWords("books", failure)).isSameAs(failure);
    }

    @Test
    void a_writer_that_is_interrupted_does_not_take_the_database_from_the_others() throws Exception {
        ExecutorService writers = Executors.newSingleThreadExecutor();
        try (Database database = Database.inFolder(temporary)) {
            for (int round = 0; round < 20; round++) {
                Future<?> writer = writers.submit(() -> {
                    for (int i = 0; i < 200 && !Thread.currentThread().isInterrupted(); i++) {
                        OtherProcess.note(database, "interrupted");
                    }
                });
                OtherProcess.note(database, "here");
                writer.cancel(true);
            }
            OtherProcess.note(database, "last");
            assertThat(database.journal().of(new PayerId("1"), 1).get(0).deed()).isEqualTo("last");
        } finally {
            writers.shutdown();
        }
    }

    private static Obstacle obstacle(Path folder) {
        return catchThrowableOfType(CannotOpen.class, () -> Database.inFolder(folder))
                .obstacle();
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
