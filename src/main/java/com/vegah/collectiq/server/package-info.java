/**
 * The one public port for HTTP and WebSocket, sockets we open ourselves, and the tunnel's discovery. Knows no feature.
 *
 * <p>One NIO loop does it all: it reads heads, refuses, and answers plain HTTP itself, with handlers on a bounded pool. The JDK's
 * HttpServer behind it was left out: one request a connection needs little, and a second parser is what request smuggling lives on.
 *
 * <p>WebSockets are Java-WebSocket's {@code WebSocketImpl} on that loop. Its Draft_6455 (1.6.0) takes unmasked frames from clients
 * and bounds a message in fragments only at its last one: {@code StrictDraft} closes both. Whoever sends writes at once, also from
 * another thread; bytes that meet a writer are left to it, so that none waits for the next send.
 *
 * <p>Measured by {@code EchoMeasure} (test sources; 300-byte messages every 20 ms, 2 cores shared with other work, one run) beside
 * Java-WebSocket's own client and server: 50 connections p50 0.03 to 0.07 ms, p99 0.28 to 0.28, CPU 0.16 to 0.28 s per
 * connection-minute; 200 connections p50 0.03 to 0.09 ms, p99 1.1 to 8.1, CPU 0.13 to 0.30. None lost an echo.
 */
@NullMarked
package com.vegah.collectiq.server;

import org.jspecify.annotations.NullMarked;
