package com.vegah.collectiq.rehearsal.carrier;

import com.vegah.collectiq.rehearsal.Loopback;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A request to place a call, checked as the carrier checks it (codes: twilio.com/docs/api/errors). */
record CallOrder(
        PhoneNumber to,
        PhoneNumber from,
        Program program,
        Hook status,
        Set<String> events,
        Duration timeout,
        Duration timeLimit,
        Detection detection) {
    /** Numbers that belong to nobody: 555-0100 to 555-0199 of any North American area are kept for stories. */
    private static final Pattern MADE_UP = Pattern.compile("\\+1[2-9]\\d{2}55501\\d{2}");

    private static final Set<String> EVENTS = Set.of("initiated", "ringing", "answered", "completed");

    /** Where the call's instructions come from: an address, or the text itself. */
    record Program(Optional<Hook> address, Optional<String> twiml) {}

    /** An address to be called back, and how. */
    record Hook(Optional<URI> url, String method) {
        static final Hook NONE = new Hook(Optional.empty(), "POST");
    }

    /** Answering-machine detection: wanted at all, beside the call or before it, and whom to tell. */
    record Detection(boolean wanted, boolean beside, Hook hook) {}

    static CallOrder of(Form form, PhoneNumber own) {
        PhoneNumber to = recipient(form);
        PhoneNumber from = number(form.get("From").orElseThrow(() -> bad(21213, "No 'From' number is specified")))
                .filter(own::equals)
                .orElseThrow(() -> bad(
                        21210,
                        "The source phone number provided, " + form.get("From").orElse("")
                                + ", is not yet verified for your account."));
        return new CallOrder(
                to,
                from,
                program(form).orElseThrow(() -> bad(21205, "Url parameter is required.")),
                hook(form, "StatusCallback", "StatusCallbackMethod"),
                events(form.all("StatusCallbackEvent")),
                seconds(form, "Timeout", 60, 600),
                seconds(form, "TimeLimit", 14_400, 86_400),
                detection(form));
    }

    /** What the update of a call may bring as well. */
    static Optional<Program> program(Form form) {
        Hook hook = hook(form, "Url", "Method");
        Optional<String> twiml = form.get("Twiml");
        if (twiml.isEmpty() && hook.url().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Program(hook.url().map(url -> hook), hook.url().isPresent() ? Optional.empty() : twiml));
    }

    /** The payer whom the product's own address names, so that the right story is played. */
    Optional<PayerId> payer() {
        return program.address()
                .flatMap(Hook::url)
                .flatMap(url -> Form.ofQuery(url.toString()).get("payerId"))
                .map(PayerId::new);
    }

    private static PhoneNumber recipient(Form form) {
        String to = form.get("To").orElseThrow(() -> bad(21201, "No 'To' number is specified"));
        PhoneNumber number = number(to)
                .orElseThrow(
                        () -> bad(21211, "The phone number you are attempting to call, " + to + ", is not valid."));
        if (!MADE_UP.matcher(number.e164()).matches()) {
            throw bad(21215, "Account not authorized to call " + to + ". A rehearsal calls made-up numbers only.");
        }
        return number;
    }

    private static Optional<PhoneNumber> number(String text) {
        try {
            return Optional.of(new PhoneNumber(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Hook hook(Form form, String url, String method) {
        Optional<String> given = form.get(url);
        if (given.isEmpty()) {
            return Hook.NONE;
        }
        URI uri;
        try {
            uri = URI.create(given.get());
        } catch (IllegalArgumentException malformed) {
            throw bad(21205, url + " is not a valid URL: " + given.get());
        }
        if (!Loopback.holds(uri)) {
            throw bad(21205, url + " is not a valid URL: a rehearsal calls back this computer only");
        }
        return new Hook(Optional.of(uri), form.get(method).orElse("POST"));
    }

    private static Set<String> events(List<String> asked) {
        for (String event : asked) {
            if (!EVENTS.contains(event)) {
                throw bad(21626, "Invalid StatusCallbackEvent " + event);
            }
        }
        return asked.isEmpty() ? Set.of("completed") : Set.copyOf(asked);
    }

    private static Detection detection(Form form) {
        String mode = form.get("MachineDetection").orElse("none");
        boolean wanted = mode.equals("Enable") || mode.equals("DetectMessageEnd");
        return new Detection(
                wanted,
                form.get("AsyncAmd").map("true"::equals).orElse(false),
                hook(form, "AsyncAmdStatusCallback", "AsyncAmdStatusCallbackMethod"));
    }

    private static Duration seconds(Form form, String name, int otherwise, int most) {
        String text = form.get(name).orElse(String.valueOf(otherwise));
        try {
            int seconds = Integer.parseInt(text);
            if (seconds > 0 && seconds <= most) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw bad(20001, "Parameter " + name + " is invalid: " + text);
    }

    private static Refusal bad(int code, String message) {
        return new Refusal(400, code, message);
    }
}
