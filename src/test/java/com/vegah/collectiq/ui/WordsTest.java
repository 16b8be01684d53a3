package com.vegah.collectiq.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.value.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that is asked for exists, and every text that exists is asked for, in the whole product. */
class WordsTest {
    private static final Pattern IN_VIEW = Pattern.compile("\"%([A-Za-z][\\w.-]*)\"");
    private static final Pattern ASKED = Pattern.compile("(?<!call\\.)\\btext\\(\\s*\"([\\w.-]+)\"\\s*[,)]");
    private static final Pattern QUOTED = Pattern.compile("\"([A-Za-z][\\w.-]*)\"");

    @Test
    void every_text_that_a_view_or_a_class_asks_for_exists() {
        Set<String> missing = new TreeSet<>(find(IN_VIEW, Path.of("fxml"), ".fxml"));
        missing.addAll(find(ASKED, Path.of("src/main/java"), ".java"));
        missing.removeAll(Texts.bundle().keySet());
        assertThat(missing).as("keys without a text").isEmpty();
    }

    @Test
    void every_text_is_asked_for() {
        Set<String> used = new HashSet<>(find(IN_VIEW, Path.of("fxml"), ".fxml"));
        Set<String> quoted = find(QUOTED, Path.of("src/main/java"), ".java");
        Set<String> unused = new TreeSet<>();
        for (String key : Texts.bundle().keySet()) {
            if (!used.contains(key) && !quoted.contains(key) && quoted.stream().noneMatch(part -> builds(part, key))) {
                unused.add(key);
            }
        }
        assertThat(unused).as("texts that nobody asks for").isEmpty();
    }

    /** A key that is put together has a constant beginning that ends in a dot, or is an obstacle's pair of cause and remedy. */
    private static boolean builds(String beginning, String key) {
        return beginning.endsWith(".")
                ? key.startsWith(beginning)
                : key.equals(beginning + ".cause") || key.equals(beginning + ".remedy");
    }

    private static Set<String> find(Pattern pattern, Path root, String ending) {
        Set<String> found = new HashSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(ending)).forEach(file -> {
                Matcher matcher = pattern.matcher(read(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
