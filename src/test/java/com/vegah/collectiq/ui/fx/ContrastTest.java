package com.vegah.collectiq.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2 contrast of the two sheets: 4.5 for text, 3.0 for what outlines a control. */
class ContrastTest {
    private static final Pattern TOKEN = Pattern.compile("(-[a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6});");
    private static final List<String> GROUNDS =
            List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-inset", "-color-bg-overlay");
    private static final List<String> HUES =
            List.of("-color-accent", "-ciq-ai", "-ciq-sup", "-color-success", "-color-warning", "-color-danger");

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void text_reads_on_every_ground(String sheet) throws IOException {
        Map<String, Integer> colours = read(sheet);
        for (String ground : GROUNDS) {
            for (String ink : List.of("-color-fg-default", "-color-fg-muted", "-color-fg-subtle")) {
                atLeast(4.5, colours, ink, ground);
            }
            HUES.forEach(hue -> atLeast(4.5, colours, hue + "-fg", ground));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void text_reads_on_the_tints_it_stands_on(String sheet) throws IOException {
        Map<String, Integer> colours = read(sheet);
        for (String hue : HUES) {
            atLeast(4.5, colours, hue + "-fg", hue + "-subtle");
            atLeast(4.5, colours, "-color-fg-default", hue + "-subtle");
            atLeast(4.5, colours, "-color-fg-muted", hue + "-subtle");
        }
        // A growing turn: words that are not heard yet stand on the AI's tint.
        atLeast(4.5, colours, "-color-fg-subtle", "-ciq-ai-subtle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void white_reads_on_every_emphasis(String sheet) throws IOException {
        Map<String, Integer> colours = read(sheet);
        for (String hue : HUES) {
            assertThat(ratio(0xFFFFFF, colours.get(hue + "-emphasis")))
                    .as("white on %s-emphasis", hue)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void outlines_of_controls_and_lamps_are_seen(String sheet) throws IOException {
        Map<String, Integer> colours = read(sheet);
        for (String ground : GROUNDS) {
            atLeast(3.0, colours, "-ciq-control-border", ground);
            atLeast(3.0, colours, "-ciq-wave-payer", ground);
        }
        for (String ground : List.of("-color-bg-default", "-color-bg-inset")) {
            atLeast(3.0, colours, "-color-success-emphasis", ground);
            atLeast(3.0, colours, "-color-danger-emphasis", ground);
        }
    }

    private static void atLeast(double wanted, Map<String, Integer> colours, String ink, String ground) {
        assertThat(ratio(colours.get(ink), colours.get(ground)))
                .as("%s on %s", ink, ground)
                .isGreaterThanOrEqualTo(wanted);
    }

    private static Map<String, Integer> read(String sheet) throws IOException {
        Map<String, Integer> colours = new HashMap<>();
        try (InputStream css = ContrastTest.class.getResourceAsStream("/fxml/style/" + sheet + ".css")) {
            Matcher token =
                    TOKEN.matcher(new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8));
            while (token.find()) {
                colours.put(token.group(1), Integer.parseInt(token.group(2).substring(1), 16));
            }
        }
        return colours;
    }

    private static double ratio(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
