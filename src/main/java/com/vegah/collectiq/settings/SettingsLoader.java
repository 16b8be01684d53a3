package com.vegah.collectiq.settings;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.settings.Settings.Protocol;
import com.vegah.collectiq.value.Obstacle;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads the settings file and the environment into {@link Settings}, or tells everything that is wrong with them at once. */
public final class SettingsLoader {
    /** A file found in the working folder may have come with somebody else's files: it may not send our credentials or our calls elsewhere. */
    private static final List<Key> API_HOSTS =
            List.of(Key.TWILIO_API_URL, Key.OPENAI_REALTIME_URL, Key.TUNNEL_AGENT_URL);

    private final Predicate<Path> tracked;

    /** {@code tracked} says whether git tracks a file: {@link GitTracked#tracks}. */
    public SettingsLoader(Predicate<Path> tracked) {
        this.tracked = tracked;
    }

    /** Where settings come from; {@code dataDir} is the command line's and wins over the setting. */
    public record Source(
            Optional<SettingsFile> file, Map<String, String> environment, Path home, Optional<Path> dataDir) {}

    /** What was read; the warnings are sentences for people. */
    public record Loaded(Settings settings, List<String> warnings, Optional<Path> file) {}

    /** Throws {@link SettingsProblem} with all problems. */
    public Loaded load(Source source, Purpose purpose) {
        Optional<Path> file = source.file().map(SettingsFile::path);
        Properties properties = file.map(SettingsLoader::read).orElseGet(Properties::new);
        Reading reading = new Reading(file, properties, source.environment());
        Path folder = file.map(path -> path.toAbsolutePath().getParent())
                .orElse(Path.of("").toAbsolutePath());
        Settings settings = settings(new Sections(reading, source.home(), folder), reading, source, purpose);
        refuseTrackedSecrets(reading, file);
        if (source.file().filter(SettingsFile::implicit).isPresent()) {
            API_HOSTS.forEach(key -> refuseRedirect(reading, key, file.orElseThrow()));
        }
        reading.throwIfAny();
        return new Loaded(settings, warnings(properties, reading, settings, file), file);
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (NoSuchFileException e) {
            throw unreadable(file, text("settings.file.absent"));
        } catch (CharacterCodingException e) {
            throw unreadable(file, text("settings.file.coding"));
        } catch (IllegalArgumentException e) {
            throw unreadable(file, text("settings.file.escape"));
        } catch (IOException e) {
            throw unreadable(file, text("settings.file.access"));
        }
    }

    private static SettingsProblem unreadable(Path file, String remedy) {
        return new SettingsProblem(List.of(new Obstacle(text("settings.file.unreadable", file), remedy)));
    }

    private static Settings settings(Sections sections, Reading reading, Source source, Purpose purpose) {
        boolean anyCredential = Stream.of(
                        Key.TWILIO_ACCOUNT_SID,
                        Key.TWILIO_AUTH_TOKEN,
                        Key.OPENAI_API_KEY,
                        Key.MAIL_HOST,
                        Key.MAIL_USER,
                        Key.MAIL_PASSWORD)
                .anyMatch(key -> reading.set(key).isPresent());
        return new Settings(
                purpose.mode(sections.mode(), anyCredential),
                source.dataDir().orElseGet(sections::dataDir),
                sections.db(),
                sections.server(),
                sections.publicUrl(),
                sections.tunnelAgentUrl(),
                sections.twilio(),
                sections.openai(),
                sections.mail(),
                sections.company(),
                sections.scheduler(),
                sections.outreachApproval(),
                sections.stage(),
                sections.call(),
                sections.contact(),
                sections.portal(),
                sections.supervision());
    }

    private void refuseTrackedSecrets(Reading reading, Optional<Path> file) {
        List<Key> secrets = Stream.of(Key.values())
                .filter(key -> reading.inFile(key)
                        .filter(value -> secretIn(key, value))
                        .isPresent())
                .toList();
        if (secrets.isEmpty() || !file.map(tracked::test).orElse(false)) {
            return;
        }
        for (Key key : secrets) {
            String remedy = key.variable()
                    .map(name -> text("settings.tracked.remedy.variable", name))
                    .orElseGet(() -> text("settings.tracked.remedy"));
            reading.problem(text("settings.tracked", key.written(), file.get()), remedy);
        }
    }

    private static boolean secretIn(Key key, String value) {
        return key.secret()
                || (key == Key.DB_URL && value.toLowerCase(Locale.ROOT).contains("password="));
    }

    private static void refuseRedirect(Reading reading, Key key, Path file) {
        String usual = String.valueOf(URI.create(key.preset()).getHost());
        Optional<String> host =
                reading.inFile(key).filter(value -> reading.countsFromFile(key)).map(SettingsLoader::host);
        if (host.isPresent() && !host.get().equalsIgnoreCase(usual)) {
            reading.problem(
                    text("settings.redirect", key.written(), host.get(), file), text("settings.redirect.remedy", file));
        }
    }

    private static String host(String url) {
        try {
            return String.valueOf(URI.create(url).getHost());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static List<String> warnings(
            Properties properties, Reading reading, Settings settings, Optional<Path> file) {
        List<String> warnings = new ArrayList<>();
        properties.stringPropertyNames().stream()
                .filter(name -> Key.of(name).isEmpty())
                .sorted()
                .forEach(name -> warnings.add(unknown(name, file.orElseThrow())));
        if (settings.openai().protocol() == Protocol.GA
                && settings.openai().temperature().isPresent()) {
            warnings.add(text("settings.warning.temperature"));
        }
        ofTheOtherDetection(settings.openai()).stream()
                .filter(key -> reading.set(key).isPresent())
                .forEach(key -> warnings.add(text(
                        "settings.warning.turns",
                        key.written(),
                        settings.openai().turns().detection().name().toLowerCase(Locale.ROOT),
                        settings.openai().protocol().name().toLowerCase(Locale.ROOT))));
        if (settings.mode() == Settings.Mode.LIVE
                && reading.set(Key.COMPANY_NAME).isEmpty()) {
            warnings.add(text("settings.warning.company", settings.company().name()));
        }
        return warnings;
    }

    /** Keys that have no effect with this way of finding turns. */
    private static List<Key> ofTheOtherDetection(Settings.OpenAi openai) {
        return switch (openai.turns().detection()) {
            case SERVER_VAD ->
                openai.protocol() == Protocol.GA
                        ? List.of(Key.OPENAI_TURN_EAGERNESS)
                        : List.of(Key.OPENAI_TURN_EAGERNESS, Key.OPENAI_TURN_IDLE);
            case SEMANTIC_VAD ->
                List.of(
                        Key.OPENAI_TURN_THRESHOLD,
                        Key.OPENAI_TURN_PREFIX,
                        Key.OPENAI_TURN_SILENCE,
                        Key.OPENAI_TURN_IDLE);
        };
    }

    private static String unknown(String name, Path file) {
        return Key.nearest(name)
                .map(near -> text("settings.unknown.near", name, file, near.written()))
                .orElseGet(() -> text("settings.unknown", name, file));
    }
}
