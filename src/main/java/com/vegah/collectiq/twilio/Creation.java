package com.vegah.collectiq.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.type.PhoneNumber;
import com.vegah.collectiq.call.Line;
import java.time.Duration;
import java.util.List;

/** An order as Twilio's request to create a call. */
final class Creation {
    private static final List<String> EVENTS = List.of("initiated", "ringing", "answered", "completed");

    private Creation() {}

    static CallCreator of(Line.Order order, com.vegah.collectiq.value.PhoneNumber from, Addresses addresses) {
        CallCreator creation = Call.creator(
                        new PhoneNumber(order.to().e164()),
                        new PhoneNumber(from.e164()),
                        addresses.voice(order.payer(), order.attempt()))
                .setMethod(HttpMethod.POST)
                .setStatusCallback(addresses.callStatus(order.attempt()))
                .setStatusCallbackMethod(HttpMethod.POST)
                .setStatusCallbackEvent(EVENTS)
                .setTimeout(seconds(order.ringTimeout()))
                .setTimeLimit(seconds(order.timeLimit()));
        return order.machineDetection() ? detecting(creation, addresses, order) : creation;
    }

    /** Talks at once and hears the verdict later; without a callback Twilio warns (21262). */
    private static CallCreator detecting(CallCreator creation, Addresses addresses, Line.Order order) {
        return creation.setMachineDetection("Enable")
                .setAsyncAmd("true")
                .setAsyncAmdStatusCallback(addresses.machineStatus(order.attempt()))
                .setAsyncAmdStatusCallbackMethod(HttpMethod.POST);
    }

    private static int seconds(Duration duration) {
        return (int) Math.max(1, duration.plusMillis(999).toSeconds());
    }
}
