package com.vegah.collectiq.twilio;

import com.vegah.collectiq.call.CarrierEvents;
import com.vegah.collectiq.server.PublicUrl;
import com.vegah.collectiq.server.Route;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import java.util.List;
import java.util.Set;

/** All that Twilio may call: voice, three kinds of callback, and the media stream. Safe for every thread. */
public final class TwilioRoutes {
    private static final Set<String> POST = Set.of("POST");

    private final Gate gate;
    private final List<Route> all;

    public TwilioRoutes(CarrierEvents events, Settings.Twilio settings, PublicUrl publicUrl, Timekeeper time) {
        this.gate = new Gate(settings, publicUrl, time);
        VoiceWebhook voice = new VoiceWebhook(events, publicUrl);
        Callbacks callbacks = new Callbacks(events);
        this.all = List.of(
                new SignedRoute(Addresses.VOICE, Set.of("GET", "POST"), gate, voice::answer),
                new SignedRoute(Addresses.CALL_STATUS, POST, gate, callbacks::callStatus),
                new SignedRoute(Addresses.STREAM_STATUS, POST, gate, callbacks::streamStatus),
                new SignedRoute(Addresses.MACHINE_STATUS, POST, gate, callbacks::machineStatus),
                new MediaStreamRoute(gate, events, time));
    }

    public List<Route> all() {
        return all;
    }

    /** Requests that were refused for their signature, since the start. */
    public long refused() {
        return gate.refused();
    }
}
