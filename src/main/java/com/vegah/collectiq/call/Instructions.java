package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the AI is told before a call: a template, filled with who is called and for whom, never with what is owed. Safe for every thread. */
public final class Instructions {
    private static final String RESOURCE = "/instructions/agent.md";
    private static final String ENGLISH = "en";
    private static final String RECORDING = "recording";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final Pattern UNSAFE = Pattern.compile("[\\s\\p{Cntrl}{}]+");
    private static final int LONGEST_VALUE = 120;

    private final String template;
    private final String version;
    private final Settings settings;
    private final ZoneId desk;

    private Instructions(String template, Settings settings, ZoneId desk) {
        this.template = template;
        this.version = sha256(template);
        this.settings = settings;
        this.desk = desk;
    }

    /**
     * The file that {@code openai.instructions-file} names, else ours.
     *
     * @throws IllegalArgumentException with a sentence for the user where the template holds a placeholder that we do not know
     */
    public static Instructions load(Settings settings, ZoneId desk) {
        Optional<Path> file = settings.openai().instructionsFile();
        String template = file.map(Instructions::read).orElseGet(Instructions::ours);
        check(template, file.map(Path::toString).orElse(RESOURCE));
        boolean silent = settings.call().record() && !template.contains("{{" + RECORDING + "}}");
        return new Instructions(silent ? template + "\n{{" + RECORDING + "}}\n" : template, settings, desk);
    }

    /** The template as it stands: SHA-256 of its text, in hexadecimal. */
    String version() {
        return version;
    }

    /** The template's text, which holds nobody's data. */
    String template() {
        return template;
    }

    /** All that a session is told at its start. */
    Voice.Brief brief(Account account, Instant now, List<Voice.ToolSpec> tools) {
        Payer payer = account.payer();
        Map<String, String> values = values(account, now);
        String filled = PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
        List<String> keywords = new ArrayList<>(List.of(clean(payer.name())));
        payer.contact().name().map(Instructions::clean).ifPresent(keywords::add);
        keywords.add(clean(settings.company().name()));
        keywords.add(creditor(payer));
        return new Voice.Brief(
                filled, spoken(payer), keywords.stream().distinct().toList(), tools);
    }

    /** The language of a payer's call, as an IETF tag. */
    String language(Account account) {
        return spoken(account.payer()).orElse(ENGLISH);
    }

    private Map<String, String> values(Account account, Instant now) {
        Payer payer = account.payer();
        Map<String, String> values = new TreeMap<>();
        values.put("payer_name", clean(payer.name()));
        values.put("contact_name", clean(payer.contact().name().orElse(payer.name())));
        values.put("creditor", creditor(payer));
        values.put("company", clean(settings.company().name()));
        values.put("company_phone", clean(settings.company().phone().orElse(text("call.no-phone"))));
        values.put("language", Locale.forLanguageTag(language(account)).getDisplayName(Locale.ENGLISH));
        values.put("today", today(payer, now));
        values.put(RECORDING, settings.call().record() ? text("call.recording.say") : "");
        return values;
    }

    private Optional<String> spoken(Payer payer) {
        return payer.place().language().or(() -> settings.openai().language());
    }

    private String creditor(Payer payer) {
        return clean(payer.creditorName().orElse(settings.company().creditor()));
    }

    private String today(Payer payer, Instant now) {
        LocalDate day = now.atZone(payer.place().timeZone().orElse(desk)).toLocalDate();
        return day.format(DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH)) + " (" + day + ")";
    }

    /** A name from the books is data: one line, no braces, of a name's length. */
    private static String clean(String value) {
        String line = UNSAFE.matcher(value).replaceAll(" ").strip();
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE);
    }

    private static void check(String template, String source) {
        List<String> known = List.of(
                "payer_name", "contact_name", "creditor", "company", "company_phone", "language", "today", RECORDING);
        Matcher found = PLACEHOLDER.matcher(template);
        while (found.find()) {
            if (!known.contains(found.group(1))) {
                throw new IllegalArgumentException(
                        text("call.instructions.unknown", source, found.group(), String.join(", ", known)));
            }
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(text("call.instructions.unreadable", file), e);
        }
    }

    private static String ours() {
        try (InputStream in = Objects.requireNonNull(Instructions.class.getResourceAsStream(RESOURCE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
