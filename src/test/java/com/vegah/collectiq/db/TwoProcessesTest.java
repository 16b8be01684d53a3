package com.vegah.collectiq.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vegah.collectiq.value.PayerId;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TwoProcessesTest {
    @TempDir
    Path folder;

    @Test
    void a_row_is_there_though_the_process_was_killed_right_after_the_commit() throws Exception {
        try (OtherProcess other = OtherProcess.start("note", folder)) {
            assertThat(other.says()).isEqualTo("noted");
            other.kill();
        }
        try (Database database = Database.inFolder(folder)) {
            assertThat(notes(database)).isEqualTo(1);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_database_listens_on_loopback_alone_whatever_the_launch_options_say() throws Exception {
        try (OtherProcess other = OtherProcess.start("hold", folder)) {
            assertThat(other.says()).isEqualTo("holding");

            List<InetAddress> listening = Listening.of(other.pid());

            assertThat(listening).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
        }
    }

    @Test
    void of_two_processes_that_ask_for_the_same_payers_each_payer_is_given_to_one() throws Exception {
        try (Database database = Database.inFolder(folder);
                OtherProcess other = OtherProcess.start("intents", folder)) {
            assertThat(other.says()).isEqualTo("ready");
            other.go();

            List<String> opened = new ArrayList<>(OtherProcess.open(database));
            String theirs = other.says();

            opened.addAll(theirs.isEmpty() ? List.of() : List.of(theirs.split(" ")));
            assertThat(opened).hasSize(OtherProcess.NOTES).doesNotHaveDuplicates();
        }
    }

    @Test
    void work_goes_on_though_the_process_that_held_the_file_was_killed() throws Exception {
        try (OtherProcess other = OtherProcess.start("hold", folder)) {
            assertThat(other.says()).isEqualTo("holding");
            try (Database database = Database.inFolder(folder)) {
                OtherProcess.note(database, "before");
                other.kill();
                OtherProcess.note(database, "after");

                assertThat(notes(database)).isEqualTo(2);
            }
        }
    }

    @Test
    void a_process_that_is_asked_to_end_can_settle_its_calls_before_it_does() throws Exception {
        try (OtherProcess other = OtherProcess.start("settle", folder)) {
            assertThat(other.says()).isEqualTo("ready");
            other.terminate();
        }
        try (Database database = Database.inFolder(folder)) {
            assertThat(notes(database)).isEqualTo(OtherProcess.NOTES);
        }
    }

    @Test
    void two_processes_may_make_the_database_in_the_same_instant() throws Exception {
        try (OtherProcess one = OtherProcess.start("note", folder);
                OtherProcess two = OtherProcess.start("note", folder);
                Database here = Database.inFolder(folder)) {
            assertThat(Set.of(one.says() + 1, two.says() + 2)).containsExactlyInAnyOrder("noted1", "noted2");
            assertThat(notes(here)).isEqualTo(2);
        }
    }

    @Test
    void a_file_that_another_program_keeps_to_itself_is_told() throws Exception {
        try (OtherProcess other = OtherProcess.start("hold-alone", folder)) {
            assertThat(other.says()).isEqualTo("holding");

            assertThatThrownBy(() -> Database.inFolder(folder))
                    .isInstanceOf(CannotOpen.class)
                    .hasMessageContaining("held by another program")
                    .hasMessageContaining("--data");
        }
    }

    private static int notes(Database database) {
        return database.journal().of(new PayerId("1"), 1000).size();
    }
}
