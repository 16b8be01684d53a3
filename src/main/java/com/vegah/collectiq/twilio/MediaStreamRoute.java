package com.vegah.collectiq.twilio;

import com.vegah.collectiq.call.CarrierEvents;
import com.vegah.collectiq.server.Head;
import com.vegah.collectiq.server.Route;
import com.vegah.collectiq.server.Socket;
import com.vegah.collectiq.time.Timekeeper;

/** Where Twilio's media streams come in, each a {@link MediaStream}. */
final class MediaStreamRoute implements Route.WebSocket {
    private final Gate gate;
    private final CarrierEvents events;
    private final Timekeeper time;

    MediaStreamRoute(Gate gate, CarrierEvents events, Timekeeper time) {
        this.gate = gate;
        this.events = events;
        this.time = time;
    }

    @Override
    public String path() {
        return Addresses.MEDIA_STREAM;
    }

    @Override
    public Admission admit(Head head) {
        return gate.upgrade(head);
    }

    @Override
    public Socket.Listener open(Socket socket, Head head) {
        return MediaStream.awaitingStart(socket, events, time);
    }
}
