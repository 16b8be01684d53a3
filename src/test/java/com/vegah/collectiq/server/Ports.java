package com.vegah.collectiq.server;

import com.vegah.collectiq.time.Timekeeper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Opens ports on loopback for tests. */
final class Ports {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private Ports() {}

    static Timekeeper paced(double pace) {
        return Timekeeper.paced(START, ZoneOffset.UTC, pace);
    }

    static PublicPort open(Timekeeper time, Limits limits, Route... routes) {
        PublicPort port = new PublicPort(anyFree(), time, limits);
        port.start(List.of(routes));
        return port;
    }

    static InetSocketAddress anyFree() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
