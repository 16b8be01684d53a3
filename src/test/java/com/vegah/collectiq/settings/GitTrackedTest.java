package com.vegah.collectiq.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTrackedTest {
    @TempDir
    Path folder;

    @Test
    void a_file_is_tracked_only_once_it_was_added() throws Exception {
        assumeTrue(git("--version"), "git is not installed");
        Path file = Files.writeString(folder.resolve("some.properties"), "x=1");
        assertThat(GitTracked.tracks(file)).isFalse();
        git("init", "-q");
        assertThat(GitTracked.tracks(file)).isFalse();
        git("add", "some.properties");
        assertThat(GitTracked.tracks(file)).isTrue();
        assertThat(GitTracked.tracks(folder.resolve("absent"))).isFalse();
    }

    private boolean git(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
