package com.vegah.collectiq.twilio;

import com.vegah.collectiq.call.CarrierEvents;
import com.vegah.collectiq.call.CarrierEvents.StatusDetail;
import com.vegah.collectiq.call.Line.CarrierStatus;
import com.vegah.collectiq.server.Route.Answer;
import com.vegah.collectiq.twilio.SignedRoute.Signed;
import com.vegah.collectiq.value.CallSid;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands Twilio's callbacks on: quickly, in whatever order they come, and with status 200 for what we do not know too. */
final class Callbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final Answer DONE = Answer.of(200, "text/plain", "");

    private final CarrierEvents events;

    Callbacks(CarrierEvents events) {
        this.events = events;
    }

    Answer callStatus(Signed request) {
        Optional<CarrierStatus> status = request.says("CallStatus").flatMap(CallReading::status);
        Optional<CallSid> call = request.call();
        if (call.isEmpty() || status.isEmpty()) {
            LOG.warn("A call status that says nothing we know: {}", request.says("CallStatus"));
            return DONE;
        }
        // A machine's verdict first: it wins over the ending that the same callback may tell.
        CallReading.answeredBy(request.says("AnsweredBy").orElse(null))
                .ifPresent(by -> events.answeredBy(request.attempt(), call.get(), by));
        events.status(request.attempt(), call.get(), status.get(), detail(request, status.get()));
        return DONE;
    }

    Answer machineStatus(Signed request) {
        request.call()
                .ifPresentOrElse(
                        call -> CallReading.answeredBy(
                                        request.says("AnsweredBy").orElse(null))
                                .ifPresent(by -> events.answeredBy(request.attempt(), call, by)),
                        () -> LOG.warn("A machine detection without a call's sid"));
        return DONE;
    }

    Answer streamStatus(Signed request) {
        String event = request.says("StreamEvent").orElse("");
        String error = request.says("StreamError").orElse("");
        request.call()
                .ifPresentOrElse(
                        call -> events.streamReport(call, event, error),
                        () -> LOG.warn("A stream status without a call's sid: {} {}", event, error));
        return DONE;
    }

    private static StatusDetail detail(Signed request, CarrierStatus status) {
        Optional<String> sip = status == CarrierStatus.FAILED
                ? request.says("SipResponseCode").map(code -> "SIP " + code)
                : Optional.empty();
        return new StatusDetail(
                request.says("SequenceNumber").map(Callbacks::number).orElse(OptionalInt.empty()),
                CallReading.seconds(request.says("CallDuration").orElse(null)),
                request.says("ErrorCode").or(() -> sip));
    }

    private static OptionalInt number(String digits) {
        return digits.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }
}
