package com.vegah.collectiq.settings;

import java.util.Locale;
import java.util.Optional;

/** Every key of the settings file, with the text that counts where it is not set (empty: nothing) and its environment variable, if any. */
public enum Key {
    MODE("mode", "auto"),
    DATA_DIR("data.dir", "~/.collectiq"),
    DB_URL("db.url", ""),
    DB_USER("db.user", ""),
    DB_PASSWORD("db.password", "", "", true),
    SERVER_HOST("server.host", "127.0.0.1"),
    SERVER_PORT("server.port", "4004"),
    PUBLIC_URL("public.url", "", "NGROK_URL", false),
    TUNNEL_AGENT_URL("tunnel.agent-url", "http://127.0.0.1:4040"),
    TWILIO_ACCOUNT_SID("twilio.account-sid", "", "TWILIO_ACCOUNT_SID", false),
    TWILIO_AUTH_TOKEN("twilio.auth-token", "", "TWILIO_AUTH_TOKEN", true),
    TWILIO_PHONE_NUMBER("twilio.phone-number", "", "TWILIO_PHONE_NUMBER", false),
    TWILIO_API_URL("twilio.api-url", "https://api.twilio.com"),
    TWILIO_MACHINE_DETECTION("twilio.machine-detection", "true"),
    TWILIO_CALLS_PER_SECOND("twilio.calls-per-second", "1"),
    OPENAI_API_KEY("openai.api-key", "", "OPENAI_API_KEY", true),
    OPENAI_REALTIME_URL("openai.realtime-url", "wss://api.openai.com/v1/realtime"),
    OPENAI_PROTOCOL("openai.protocol", "ga"),
    OPENAI_MODEL("openai.model", "gpt-realtime-2.1"),
    OPENAI_VOICE("openai.voice", "alloy"),
    OPENAI_MAX_OUTPUT_TOKENS("openai.max-output-tokens", "1024"),
    OPENAI_TEMPERATURE("openai.temperature", ""),
    OPENAI_REASONING_EFFORT("openai.reasoning-effort", "low"),
    OPENAI_TRANSCRIPTION_MODEL("openai.transcription-model", "gpt-live-transcribe"),
    OPENAI_LANGUAGE("openai.language", ""),
    OPENAI_INSTRUCTIONS_FILE("openai.instructions-file", ""),
    OPENAI_TURN_DETECTION("openai.turn-detection", "server_vad"),
    OPENAI_TURN_THRESHOLD("openai.turn-threshold", "0.5"),
    OPENAI_TURN_PREFIX("openai.turn-prefix-padding-ms", "300"),
    OPENAI_TURN_SILENCE("openai.turn-silence-ms", "500"),
    OPENAI_TURN_IDLE("openai.turn-idle-timeout-ms", ""),
    OPENAI_TURN_EAGERNESS("openai.turn-eagerness", "auto"),
    OPENAI_CREATE_RESPONSE("openai.create-response", "true"),
    OPENAI_INTERRUPT_RESPONSE("openai.interrupt-response", "true"),
    OPENAI_NOISE_REDUCTION("openai.noise-reduction", "near_field"),
    MAIL_HOST("mail.host", "", "EMAIL_HOST", false),
    MAIL_PORT("mail.port", "587", "EMAIL_PORT", false),
    MAIL_USER("mail.user", "", "EMAIL_USER", false),
    MAIL_PASSWORD("mail.password", "", "EMAIL_PASS", true),
    MAIL_FROM("mail.from", ""),
    MAIL_SECURITY("mail.security", "starttls"),
    COMPANY_NAME("company.name", ""),
    COMPANY_CREDITOR("company.creditor", ""),
    COMPANY_PHONE("company.phone", ""),
    COMPANY_ADDRESS("company.address", ""),
    SCHEDULER_ENABLED("scheduler.enabled", "false"),
    SCHEDULER_INTERVAL("scheduler.interval", "PT2M"),
    OUTREACH_APPROVAL("outreach.approval", "false"),
    STAGE_2_AFTER_DAYS("stage.2.after-days", "5"),
    STAGE_3_AFTER_DAYS("stage.3.after-days", "10"),
    CALL_MAX_DURATION("call.max-duration", "PT10M"),
    CALL_RING_TIMEOUT("call.ring-timeout", "PT25S"),
    CALL_MAX_CONCURRENT("call.max-concurrent", "10"),
    CALL_RECORD("call.record", "false"),
    CALL_PAUSE_ON_CARD("call.pause-on-card", "true"),
    CONTACT_PROFILE("contact.profile", "auto"),
    CONTACT_CUSTOM_HOURS("contact.custom.hours", "08:00-20:00"),
    CONTACT_CUSTOM_DAYS("contact.custom.days", "MON-SAT"),
    CONTACT_CUSTOM_CALLS("contact.custom.calls-per-7-days", "3"),
    PORTAL_BASE_URL("portal.base-url", ""),
    PORTAL_TOKEN_TTL("portal.token-ttl", "P30D"),
    PORTAL_PAY_URL("portal.pay-url", ""),
    SUPERVISION_ENABLED("supervision.enabled", "false"),
    SUPERVISION_TLS_PORT("supervision.tls-port", "0");

    private final String written;
    private final String preset;
    private final String variable;
    private final boolean secret;

    Key(String written, String preset) {
        this(written, preset, "", false);
    }

    Key(String written, String preset, String variable, boolean secret) {
        this.written = written;
        this.preset = preset;
        this.variable = variable;
        this.secret = secret;
    }

    /** As it stands in the file. */
    public String written() {
        return written;
    }

    /** The text that counts where the key is not set. */
    public String preset() {
        return preset;
    }

    /** The environment variable that wins over the file. */
    public Optional<String> variable() {
        return Optional.of(variable).filter(name -> !name.isEmpty());
    }

    /** Whether its value must not be seen. */
    public boolean secret() {
        return secret;
    }

    /** For people: {@code mail.host [EMAIL_HOST]}. */
    public String label() {
        return variable.isEmpty() ? written : written + " [" + variable + "]";
    }

    static Optional<Key> of(String written) {
        for (Key key : values()) {
            if (key.written.equals(written)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** The known key that is fewest edits away from an unknown one, if it is at all near. */
    static Optional<Key> nearest(String unknown) {
        String sought = unknown.toLowerCase(Locale.ROOT).replace('_', '-');
        Key nearest = MODE;
        int least = Integer.MAX_VALUE;
        for (Key key : values()) {
            int edits = edits(sought, key.written);
            if (edits < least) {
                least = edits;
                nearest = key;
            }
        }
        return least <= Math.max(2, sought.length() / 3) ? Optional.of(nearest) : Optional.empty();
    }

    /** Levenshtein's distance. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swapped = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(swapped, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
