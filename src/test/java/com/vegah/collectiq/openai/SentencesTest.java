package com.vegah.collectiq.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.value.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Path SOURCES = Path.of("src/main/java/com/vegah/collectiq/openai");
    private static final Pattern KEY = Pattern.compile("\"(openai\\.[a-z.-]+)\"");

    @Test
    void every_sentence_has_its_use_and_every_use_its_sentence() throws IOException {
        Set<String> used = new TreeSet<>();
        try (var files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        Set<String> written = new TreeSet<>();
        Texts.bundle().keySet().stream()
                .filter(key -> key.startsWith("openai."))
                .forEach(key -> written.add(key.replaceFirst("\\.(cause|remedy)$", "")));
        assertThat(used).isEqualTo(written);
    }
}
