package com.vegah.collectiq.twilio;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Connect;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Parameter;
import com.twilio.twiml.voice.Say;
import com.twilio.twiml.voice.Stream;
import com.vegah.collectiq.call.CarrierEvents.StreamTicket;

/** TwiML by the SDK's builders. */
final class CallScript {
    private CallScript() {}

    /**
     * The call's sound goes to our stream; what is said and hung up after it comes only when our socket closes while the call lives.
     * Twilio strips any query from a Stream url (voice/twiml/stream): the token is a parameter.
     */
    static String stream(Addresses addresses, StreamTicket ticket, String lastWords) {
        Stream stream = new Stream.Builder()
                .url(addresses.mediaStream())
                .statusCallback(addresses.streamStatus())
                .statusCallbackMethod(Stream.StatusCallbackMethod.POST)
                .parameter(parameter("payerId", ticket.payerId()))
                .parameter(parameter(MediaStream.TOKEN, ticket.token()))
                .build();
        return new VoiceResponse.Builder()
                .connect(new Connect.Builder().stream(stream).build())
                .say(new Say.Builder(lastWords).build())
                .hangup(new Hangup.Builder().build())
                .build()
                .toXml();
    }

    static String sentence(String words) {
        return new VoiceResponse.Builder()
                .say(new Say.Builder(words).build())
                .hangup(new Hangup.Builder().build())
                .build()
                .toXml();
    }

    private static Parameter parameter(String name, String value) {
        return new Parameter.Builder().name(name).value(value).build();
    }
}
