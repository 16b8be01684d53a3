package com.vegah.collectiq.settings;

import com.vegah.collectiq.value.PhoneNumber;
import com.vegah.collectiq.value.Secret;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Everything that can be set, checked and immutable; the keys are those of {@code collectiq-desktop.properties}. */
public record Settings(
        Mode mode,
        Path dataDir,
        Db db,
        Server server,
        Optional<URI> publicUrl,
        URI tunnelAgentUrl,
        Twilio twilio,
        OpenAi openai,
        Mail mail,
        Company company,
        Scheduler scheduler,
        boolean outreachApproval,
        StageDays stage,
        Call call,
        Contact contact,
        Portal portal,
        Supervision supervision) {

    /** How the product runs; auto is settled by the loader, so that only LIVE or REHEARSAL is ever seen after it. */
    public enum Mode {
        AUTO,
        LIVE,
        REHEARSAL
    }

    /** An empty url means H2 in the data folder; the url may hold a password too and is not printed. */
    public record Db(String url, String user, Secret password) {
        /** The url without its parameters, which may hold a password. */
        public String place() {
            return url.split("[?;]", 2)[0];
        }

        @Override
        public String toString() {
            return "Db[" + (url.isEmpty() ? "in the data folder" : place()) + "]";
        }
    }

    public record Server(InetSocketAddress address) {}

    public record Twilio(
            Optional<String> accountSid,
            Optional<Secret> authToken,
            Optional<PhoneNumber> phoneNumber,
            URI apiUrl,
            boolean machineDetection,
            double callsPerSecond) {}

    public record OpenAi(
            Optional<Secret> apiKey,
            URI realtimeUrl,
            Protocol protocol,
            String model,
            String voice,
            int maxOutputTokens,
            Optional<Double> temperature,
            String reasoningEffort,
            String transcriptionModel,
            Optional<String> language,
            Optional<Path> instructionsFile,
            Turns turns) {}

    /**
     * How the voice finds where the payer's turns begin and end, and whether it then answers and falls silent by itself. Threshold 0 to 1,
     * prefix, silence and idle time in milliseconds count for {@code SERVER_VAD}, eagerness for {@code SEMANTIC_VAD}.
     */
    public record Turns(
            Detection detection,
            double threshold,
            int prefixMillis,
            int silenceMillis,
            OptionalInt idleMillis,
            Eagerness eagerness,
            boolean createResponse,
            boolean interruptResponse,
            NoiseReduction noiseReduction) {
        /** What counts where nothing is set. */
        public static final Turns PRESET = new Turns(
                Detection.SERVER_VAD,
                0.5,
                300,
                500,
                OptionalInt.empty(),
                Eagerness.AUTO,
                true,
                true,
                NoiseReduction.NEAR_FIELD);
    }

    public enum Detection {
        SERVER_VAD,
        SEMANTIC_VAD
    }

    public enum Eagerness {
        LOW,
        MEDIUM,
        HIGH,
        AUTO
    }

    public enum NoiseReduction {
        NEAR_FIELD,
        FAR_FIELD,
        NONE
    }

    public enum Protocol {
        GA,
        BETA
    }

    public record Mail(
            Optional<String> host,
            int port,
            Optional<String> user,
            Optional<Secret> password,
            Optional<String> from,
            MailSecurity security) {}

    public enum MailSecurity {
        STARTTLS,
        TLS,
        NONE
    }

    /** The name the caller gives, the creditor it calls for (the name again where none is set), and how to reach a person. */
    public record Company(String name, String creditor, Optional<String> phone, Optional<String> address) {}

    public record Scheduler(boolean enabled, Duration interval) {}

    /** Stage 1 up to {@code stage2AfterDays} past due, stage 2 up to {@code stage3AfterDays}, then stage 3. */
    public record StageDays(int stage2AfterDays, int stage3AfterDays) {}

    public record Call(
            Duration maxDuration, Duration ringTimeout, int maxConcurrent, boolean record, boolean pauseOnCard) {}

    public record Contact(Profile profile, Hours hours, Set<DayOfWeek> days, int callsPer7Days) {}

    public enum Profile {
        AUTO,
        CUSTOM
    }

    /** From a time of day up to another; an end of midnight ({@code 24:00}) is the end of the day. */
    public record Hours(LocalTime from, LocalTime until) {
        public boolean contains(LocalTime time) {
            return !time.isBefore(from) && (until.equals(LocalTime.MIDNIGHT) || time.isBefore(until));
        }
    }

    public record Portal(Optional<URI> baseUrl, Duration tokenTtl, Optional<String> payUrl) {}

    public record Supervision(boolean enabled, int tlsPort) {}
}
