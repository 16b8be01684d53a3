/**
 * The voice: OpenAI Realtime over WebSocket.
 *
 * <p>Decisions. The two shapes of the wire are one sealed {@link com.vegah.collectiq.openai.Dialect}, chosen in one place: GA is what
 * OpenAI serves, beta is for compatible servers. Sound that arrives before the session is set up is dropped and counted, not kept: we
 * greet first, and a burst of old sound would only start a turn against the greeting. Asks for a response go through one queue, one at
 * a time; a tool's result waits for the end of the response that called it. Optional parts of the session that a server does not know
 * are left out and the session asked for again, so that one unknown nicety does not stop every call.
 */
@NullMarked
package com.vegah.collectiq.openai;

import org.jspecify.annotations.NullMarked;
