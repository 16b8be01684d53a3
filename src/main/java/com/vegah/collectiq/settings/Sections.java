package com.vegah.collectiq.settings;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.settings.Settings.Call;
import com.vegah.collectiq.settings.Settings.Company;
import com.vegah.collectiq.settings.Settings.Contact;
import com.vegah.collectiq.settings.Settings.Db;
import com.vegah.collectiq.settings.Settings.Detection;
import com.vegah.collectiq.settings.Settings.Eagerness;
import com.vegah.collectiq.settings.Settings.Mail;
import com.vegah.collectiq.settings.Settings.MailSecurity;
import com.vegah.collectiq.settings.Settings.Mode;
import com.vegah.collectiq.settings.Settings.NoiseReduction;
import com.vegah.collectiq.settings.Settings.OpenAi;
import com.vegah.collectiq.settings.Settings.Portal;
import com.vegah.collectiq.settings.Settings.Profile;
import com.vegah.collectiq.settings.Settings.Protocol;
import com.vegah.collectiq.settings.Settings.Scheduler;
import com.vegah.collectiq.settings.Settings.Server;
import com.vegah.collectiq.settings.Settings.StageDays;
import com.vegah.collectiq.settings.Settings.Supervision;
import com.vegah.collectiq.settings.Settings.Turns;
import com.vegah.collectiq.settings.Settings.Twilio;
import com.vegah.collectiq.value.PhoneNumber;
import com.vegah.collectiq.value.Secret;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Builds each section of the settings from a reading; what a key allows stands here and nowhere else. */
final class Sections {
    // Twilio: Calls.json takes a Timeout of at most 600 s and a TimeLimit of at most 14400 s, of which we keep a minute
    private static final Duration LONGEST_RINGING = Duration.ofMinutes(10);
    private static final Duration LONGEST_CALL = Duration.ofMinutes(239);
    // OpenAI Realtime, session.update: 1 to 4096 tokens; temperature (beta only) 0.6 to 1.2
    private static final int MOST_TOKENS = 4096;
    // the same schema: idle_timeout_ms 5000 to 30000; the other bounds are ours, so that a turn can end and be heard
    // from its start
    private static final int SHORTEST_IDLE_MILLIS = 5000;
    private static final int LONGEST_IDLE_MILLIS = 30_000;
    private static final int LONGEST_PREFIX_MILLIS = 2000;
    private static final int SHORTEST_SILENCE_MILLIS = 100;
    private static final int LONGEST_SILENCE_MILLIS = 5000;
    private static final Set<String> EFFORTS = Set.of("minimal", "low", "medium", "high", "xhigh");

    private final Reading reading;
    private final Path home;
    private final Path folder;

    /** {@code folder} is where relative paths start. */
    Sections(Reading reading, Path home, Path folder) {
        this.reading = reading;
        this.home = home;
        this.folder = folder;
    }

    Mode mode() {
        return oneOf(Key.MODE, Mode.class);
    }

    Path dataDir() {
        return reading.value(Key.DATA_DIR, this::path, text("settings.allowed.path"));
    }

    Db db() {
        Function<String, String> parser = url -> {
            if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException();
            }
            return url;
        };
        return new Db(
                reading.optional(Key.DB_URL, parser, text("settings.allowed.db"))
                        .orElse(""),
                reading.plain(Key.DB_USER).orElse(""),
                reading.secret(Key.DB_PASSWORD).orElse(new Secret("")));
    }

    Server server() {
        String host = reading.plain(Key.SERVER_HOST).orElse(Key.SERVER_HOST.preset());
        int port = whole(Key.SERVER_PORT, 0, 65_535);
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            reading.wrong(Key.SERVER_HOST, text("settings.allowed.host"));
        }
        return new Server(address);
    }

    Optional<URI> publicUrl() {
        return reading.optional(Key.PUBLIC_URL, Parsers::baseUrl, text("settings.allowed.https"));
    }

    URI tunnelAgentUrl() {
        return reading.value(Key.TUNNEL_AGENT_URL, Parsers::baseUrl, text("settings.allowed.https"));
    }

    Twilio twilio() {
        return new Twilio(
                reading.plain(Key.TWILIO_ACCOUNT_SID),
                reading.secret(Key.TWILIO_AUTH_TOKEN),
                reading.optional(Key.TWILIO_PHONE_NUMBER, PhoneNumber::parse, text("settings.allowed.phone")),
                reading.value(Key.TWILIO_API_URL, Parsers::baseUrl, text("settings.allowed.https")),
                yes(Key.TWILIO_MACHINE_DETECTION),
                decimal(Key.TWILIO_CALLS_PER_SECOND, 0.01, 100));
    }

    OpenAi openai() {
        return new OpenAi(
                reading.secret(Key.OPENAI_API_KEY),
                reading.value(
                        Key.OPENAI_REALTIME_URL, url -> Parsers.url(url, "wss", "ws"), text("settings.allowed.wss")),
                oneOf(Key.OPENAI_PROTOCOL, Protocol.class),
                orPreset(Key.OPENAI_MODEL),
                orPreset(Key.OPENAI_VOICE),
                whole(Key.OPENAI_MAX_OUTPUT_TOKENS, 1, MOST_TOKENS),
                temperature(),
                effort(),
                orPreset(Key.OPENAI_TRANSCRIPTION_MODEL),
                reading.optional(Key.OPENAI_LANGUAGE, Parsers::language, text("settings.allowed.language")),
                reading.optional(Key.OPENAI_INSTRUCTIONS_FILE, this::readable, text("settings.allowed.file")),
                turns());
    }

    private Turns turns() {
        return new Turns(
                oneOf(Key.OPENAI_TURN_DETECTION, Detection.class),
                decimal(Key.OPENAI_TURN_THRESHOLD, 0, 1),
                whole(Key.OPENAI_TURN_PREFIX, 0, LONGEST_PREFIX_MILLIS),
                whole(Key.OPENAI_TURN_SILENCE, SHORTEST_SILENCE_MILLIS, LONGEST_SILENCE_MILLIS),
                idleMillis(),
                oneOf(Key.OPENAI_TURN_EAGERNESS, Eagerness.class),
                yes(Key.OPENAI_CREATE_RESPONSE),
                yes(Key.OPENAI_INTERRUPT_RESPONSE),
                oneOf(Key.OPENAI_NOISE_REDUCTION, NoiseReduction.class));
    }

    private OptionalInt idleMillis() {
        return reading.optional(
                        Key.OPENAI_TURN_IDLE,
                        text -> Parsers.whole(text, SHORTEST_IDLE_MILLIS, LONGEST_IDLE_MILLIS),
                        text(
                                "settings.allowed.whole",
                                String.valueOf(SHORTEST_IDLE_MILLIS),
                                String.valueOf(LONGEST_IDLE_MILLIS)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    Mail mail() {
        return new Mail(
                reading.plain(Key.MAIL_HOST),
                whole(Key.MAIL_PORT, 1, 65_535),
                reading.plain(Key.MAIL_USER),
                reading.secret(Key.MAIL_PASSWORD),
                reading.optional(Key.MAIL_FROM, Parsers::email, text("settings.allowed.email")),
                oneOf(Key.MAIL_SECURITY, MailSecurity.class));
    }

    Company company() {
        String name = reading.plain(Key.COMPANY_NAME).orElseGet(() -> text("settings.company.preset"));
        return new Company(
                name,
                reading.plain(Key.COMPANY_CREDITOR).orElse(name),
                reading.plain(Key.COMPANY_PHONE),
                reading.plain(Key.COMPANY_ADDRESS));
    }

    Scheduler scheduler() {
        return new Scheduler(
                yes(Key.SCHEDULER_ENABLED),
                duration(Key.SCHEDULER_INTERVAL, Duration.ofSeconds(1), Duration.ofDays(7)));
    }

    boolean outreachApproval() {
        return yes(Key.OUTREACH_APPROVAL);
    }

    StageDays stage() {
        int second = whole(Key.STAGE_2_AFTER_DAYS, 0, 3650);
        int third = whole(Key.STAGE_3_AFTER_DAYS, 0, 3650);
        if (third < second) {
            reading.wrong(Key.STAGE_3_AFTER_DAYS, text("settings.allowed.stage", String.valueOf(second)));
        }
        return new StageDays(second, third);
    }

    Call call() {
        return new Call(
                duration(Key.CALL_MAX_DURATION, Duration.ofSeconds(10), LONGEST_CALL),
                duration(Key.CALL_RING_TIMEOUT, Duration.ofSeconds(1), LONGEST_RINGING),
                whole(Key.CALL_MAX_CONCURRENT, 1, 1000),
                yes(Key.CALL_RECORD),
                yes(Key.CALL_PAUSE_ON_CARD));
    }

    Contact contact() {
        return new Contact(
                oneOf(Key.CONTACT_PROFILE, Profile.class),
                reading.value(Key.CONTACT_CUSTOM_HOURS, Parsers::hours, text("settings.allowed.hours")),
                reading.value(Key.CONTACT_CUSTOM_DAYS, Parsers::days, text("settings.allowed.days")),
                whole(Key.CONTACT_CUSTOM_CALLS, 1, 1000));
    }

    Portal portal() {
        return new Portal(
                reading.optional(Key.PORTAL_BASE_URL, Parsers::baseUrl, text("settings.allowed.https")),
                duration(Key.PORTAL_TOKEN_TTL, Duration.ofMinutes(1), Duration.ofDays(3650)),
                reading.optional(Key.PORTAL_PAY_URL, Parsers::payUrl, text("settings.allowed.pay-url")));
    }

    Supervision supervision() {
        return new Supervision(yes(Key.SUPERVISION_ENABLED), whole(Key.SUPERVISION_TLS_PORT, 0, 65_535));
    }

    private Optional<Double> temperature() {
        return reading.optional(
                Key.OPENAI_TEMPERATURE,
                text -> Parsers.decimal(text, 0.6, 1.2),
                text("settings.allowed.number", "0.6", "1.2"));
    }

    private String effort() {
        Function<String, String> parser = effort -> {
            String lower = effort.toLowerCase(Locale.ROOT);
            if (!EFFORTS.contains(lower)) {
                throw new IllegalArgumentException();
            }
            return lower;
        };
        return reading.value(
                Key.OPENAI_REASONING_EFFORT,
                parser,
                text("settings.allowed.one-of", "minimal, low, medium, high, xhigh"));
    }

    private String orPreset(Key key) {
        return reading.plain(key).orElse(key.preset());
    }

    private boolean yes(Key key) {
        return reading.value(key, Parsers::yes, text("settings.allowed.one-of", "true, false"));
    }

    private int whole(Key key, int least, int most) {
        return reading.value(
                key,
                text -> Parsers.whole(text, least, most),
                text("settings.allowed.whole", String.valueOf(least), String.valueOf(most)));
    }

    private double decimal(Key key, double least, double most) {
        return reading.value(
                key,
                text -> Parsers.decimal(text, least, most),
                text("settings.allowed.number", String.valueOf(least), String.valueOf(most)));
    }

    private Duration duration(Key key, Duration least, Duration most) {
        return reading.value(
                key,
                text -> Parsers.duration(text, least, most),
                text("settings.allowed.duration", String.valueOf(least), String.valueOf(most)));
    }

    private <E extends Enum<E>> E oneOf(Key key, Class<E> type) {
        String names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return reading.value(key, text -> Parsers.oneOf(type, text), text("settings.allowed.one-of", names));
    }

    private Path path(String text) {
        if (text.equals("~") || text.startsWith("~/")) {
            return home.resolve(text.substring(Math.min(2, text.length()))).normalize();
        }
        return folder.resolve(text).normalize();
    }

    private Path readable(String text) {
        Path path = path(text);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new IllegalArgumentException();
        }
        return path;
    }
}
