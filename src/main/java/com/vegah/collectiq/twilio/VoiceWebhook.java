package com.vegah.collectiq.twilio;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.CarrierEvents;
import com.vegah.collectiq.call.CarrierEvents.StreamTicket;
import com.vegah.collectiq.server.PublicUrl;
import com.vegah.collectiq.server.Route.Answer;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers Twilio's question what to do with a call: always with status 200 and TwiML, as anything else is an error tone to the payer. */
final class VoiceWebhook {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceWebhook.class);

    private final CarrierEvents events;
    private final PublicUrl publicUrl;

    VoiceWebhook(CarrierEvents events, PublicUrl publicUrl) {
        this.events = events;
        this.publicUrl = publicUrl;
    }

    Answer answer(SignedRoute.Signed request) {
        return Answer.of(200, "text/xml", twiml(request));
    }

    private String twiml(SignedRoute.Signed request) {
        if (request.says("Direction").filter("inbound"::equals).isPresent()) {
            LOG.info("Inbound call {}", request.call().map(CallSid::value).orElse("without a sid"));
            return CallScript.sentence(text("twilio.say.inbound"));
        }
        Optional<URI> address = publicUrl.current();
        Optional<StreamTicket> ticket = ticket(request);
        if (ticket.isEmpty() || address.isEmpty()) {
            LOG.warn(
                    "No call of ours waits for attempt {}, call {}",
                    request.attempt().map(AttemptId::value).orElse("(none)"),
                    request.call().map(CallSid::value).orElse("(none)"));
            return CallScript.sentence(text("twilio.say.unknown"));
        }
        return CallScript.stream(new Addresses(address.get()), ticket.get(), text("twilio.say.lost"));
    }

    private Optional<StreamTicket> ticket(SignedRoute.Signed request) {
        try {
            return request.attempt().flatMap(attempt -> request.call().flatMap(sid -> events.answered(attempt, sid)));
        } catch (RuntimeException e) {
            LOG.error("The call core failed at the voice webhook", e);
            return Optional.empty();
        }
    }
}
