package com.vegah.collectiq.rehearsal.carrier;

import com.vegah.collectiq.rehearsal.carrier.CallOrder.Hook;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the carrier tells the product of one call, each by a signed post, one after the other. */
final class Callbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);

    private final CallOrder order;
    private final String sid;
    private final Studio studio;
    private int sequence;
    private CompletableFuture<?> last = CompletableFuture.completedFuture("");

    Callbacks(CallOrder order, String sid, Studio studio) {
        this.order = order;
        this.sid = sid;
        this.studio = studio;
    }

    /** Fields of every voice request (twilio: voice webhooks). */
    Map<String, String> common(String status) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CallSid", sid);
        fields.put("AccountSid", studio.credentials().accountSid());
        fields.put("From", order.from().e164());
        fields.put("To", order.to().e164());
        fields.put("CallStatus", status);
        fields.put("ApiVersion", "2010-04-01");
        fields.put("Direction", "outbound-api");
        fields.put("Caller", order.from().e164());
        fields.put("Called", order.to().e164());
        fields.put("FromCity", "");
        fields.put("FromState", "DC");
        fields.put("FromCountry", "US");
        fields.put("ToState", "DC");
        fields.put("ToCountry", "US");
        return fields;
    }

    /** One of the events asked for: {@code initiated}, {@code ringing}, {@code answered}, {@code completed}. */
    void status(String event, CallState call, Optional<String> sipCode) {
        if (!order.events().contains(event) || order.status().url().isEmpty()) {
            return;
        }
        Map<String, String> fields = common(event.equals("initiated") ? "initiated" : call.status());
        Instant now = studio.stage().clock().instant();
        fields.put("Timestamp", CallState.date(now));
        fields.put("CallbackSource", "call-progress-events");
        fields.put("SequenceNumber", String.valueOf(sequence++));
        if (call.isFinal()) {
            fields.put("CallDuration", String.valueOf(call.seconds()));
            fields.put("Duration", String.valueOf((call.seconds() + 59) / 60));
        }
        sipCode.ifPresent(code -> fields.put("SipResponseCode", code));
        tell(order.status(), fields);
    }

    void machine(String answeredBy, long millis) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CallSid", sid);
        fields.put("AccountSid", studio.credentials().accountSid());
        fields.put("AnsweredBy", answeredBy);
        fields.put("MachineDetectionDuration", String.valueOf(millis));
        if (order.detection().hook().url().isPresent()) {
            tell(order.detection().hook(), fields);
        } else {
            LOG.warn("21262: machine detection without an address to tell the verdict");
        }
    }

    void stream(Twiml.Stream stream, String streamSid, String event, Optional<String> error) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CallSid", sid);
        fields.put("AccountSid", studio.credentials().accountSid());
        fields.put("StreamSid", streamSid);
        fields.put("StreamName", stream.name().isEmpty() ? streamSid : stream.name());
        fields.put("StreamEvent", event);
        error.ifPresent(text -> fields.put("StreamError", text));
        fields.put("Timestamp", studio.stage().clock().instant().toString());
        stream.statusCallback().ifPresent(url -> tell(new Hook(Optional.of(URI.create(url)), "POST"), fields));
    }

    private void tell(Hook hook, Map<String, String> fields) {
        last = last.handle((done, failed) -> "")
                .thenCompose(previous -> studio.webhooks().call(hook, fields))
                .whenComplete((body, failed) -> {
                    if (failed != null) {
                        LOG.warn("A callback of call {} was not taken: {}", sid, failed.getMessage());
                    }
                });
    }
}
