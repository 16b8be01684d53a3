/**
 * A call's phases, conversation, transcript, tools and ending. Ports to the carrier and the voice.
 *
 * <p>One writer per call is a mailbox, not a lock: whoever brings an event works off the box or, where somebody is at it, leaves the event
 * and goes. A lock was tried on paper and given up: adapters tell their events while they hold locks of their own, and a call that
 * closes a session under its lock then waits for them as they wait for it. What must be answered on the spot (whose sid, which token, dial
 * or withdraw) is decided by small atomic things outside the box. What may block goes to the desk's own threads, what is written
 * goes through one clerk, where a later state replaces an earlier one that still waits.
 */
@NullMarked
package com.vegah.collectiq.call;

import org.jspecify.annotations.NullMarked;
