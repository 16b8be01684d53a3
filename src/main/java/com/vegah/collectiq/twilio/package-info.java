/**
 * The carrier: REST, TwiML, webhooks, media stream, signatures.
 *
 * <p>Requests are built and answers read by Twilio's SDK, but sent by {@link com.vegah.collectiq.twilio.SingleShot}: the SDK's own client
 * repeats a POST up to six times after a 429 or 5xx, and a call may exist by then. Signatures are checked by
 * {@link com.vegah.collectiq.twilio.Signature}: the SDK's validator refuses some rightly signed requests and cannot see repeated form
 * fields. Stream messages are read token by token, not as trees: there are fifty a second in each direction of each call.
 */
@NullMarked
package com.vegah.collectiq.twilio;

import org.jspecify.annotations.NullMarked;
