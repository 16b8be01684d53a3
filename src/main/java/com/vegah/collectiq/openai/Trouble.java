package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells fatal errors from benign ones, and puts what ended or refused a session into sentences. */
final class Trouble {
    private static final int LONGEST_QUOTE = 200;
    private static final int BETA_CLOSE = 4000;
    private static final Pattern KEY = Pattern.compile("\\bsk-[A-Za-z0-9_*.\\-]+");

    private final Endpoint endpoint;

    Trouble(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** What an error means: the end of the session, or empty where the session goes on. */
    Optional<Gone> fatal(JsonNode error) {
        Optional<Gone> byCode = fatal(Json.text(error, "code"));
        return byCode.isPresent() ? byCode : fatal(Json.text(error, "type"));
    }

    // contracts/openai-realtime.md section 10, and LiveKit's list of fatal codes: reference/voice-bridges.md section 1
    private Optional<Gone> fatal(String code) {
        return switch (code) {
            case "session_expired" -> Optional.of(Gone.forNow("openai.expired"));
            case "beta_api_shape_disabled" -> Optional.of(Gone.forGood("openai.beta-removed"));
            case "invalid_api_key", "authentication_error" -> Optional.of(Gone.forGood("openai.key-refused"));
            case "model_not_found" -> Optional.of(Gone.forGood("openai.model-unknown", endpoint.model()));
            case "insufficient_quota", "billing_hard_limit_reached", "billing_not_active" ->
                Optional.of(Gone.forGood("openai.no-credit"));
            case "account_deactivated",
                    "access_terminated",
                    "permission_denied",
                    "permission_error",
                    "unsupported_country_region_territory" ->
                Optional.of(Gone.forGood("openai.not-allowed", endpoint.model()));
            default -> Optional.empty();
        };
    }

    /** An error before the session was set up: the session was not accepted, or the server could not do it now. */
    Gone notSetUp(JsonNode error) {
        String kind = Json.text(error, "type") + " " + Json.text(error, "code");
        if (kind.contains("server_error") || kind.contains("rate_limit")) {
            return Gone.forNow("openai.server-trouble", quote(Json.text(error, "message")));
        }
        return Gone.forGood("openai.settings-refused", quote(Json.text(error, "message")));
    }

    Gone soundRefused(Dialect.Formats formats) {
        return Gone.forGood("openai.sound-refused", orUnknown(formats.in()), orUnknown(formats.out()));
    }

    /** An upgrade that was answered by another status than 101. */
    Gone refusedUpgrade(int status, String body) {
        JsonNode error = Json.readOrEmpty(body).path("error");
        Optional<Gone> told = fatal(error);
        if (told.isPresent()) {
            return told.get();
        }
        String quote = quote(Json.text(error, "message"));
        return switch (status) {
            case 401 -> Gone.forGood("openai.key-refused");
            case 403 -> Gone.forGood("openai.not-allowed", endpoint.model());
            case 404 -> Gone.forGood("openai.model-unknown", endpoint.model());
            case 408, 425 -> Gone.forNow("openai.server-trouble", String.valueOf(status));
            case 429 -> Gone.forNow("openai.too-many");
            default ->
                status >= 500
                        ? Gone.forNow("openai.server-trouble", quote.isEmpty() ? String.valueOf(status) : quote)
                        : Gone.forGood("openai.upgrade-refused", String.valueOf(status), quote);
        };
    }

    Gone unreachable(Exception cause) {
        String detail = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return Gone.forNow("openai.unreachable", endpoint.host(), quote(detail));
    }

    /** A socket that was closed without our doing; its reason may end in an error's code ({@code invalid_request_error.invalid_api_key}). */
    Gone closed(int code, String reason) {
        Optional<Gone> told =
                fatal(reason.substring(reason.lastIndexOf('.') + 1).strip());
        if (told.isPresent()) {
            return told.get();
        }
        // seen with the beta's shape only: contracts/openai-realtime.md section 1
        return code == BETA_CLOSE
                ? Gone.forGood("openai.beta-removed")
                : Gone.forNow("openai.lost", String.valueOf(code));
    }

    /** Words of the other side, on one line, cut, and without anything that looks like a key. */
    static String quote(String message) {
        String line =
                KEY.matcher(message).replaceAll("***").replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }

    private static String orUnknown(String format) {
        return format.isEmpty() ? "?" : format;
    }
}
