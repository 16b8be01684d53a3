/** A telephone carrier on loopback that speaks Twilio's REST, webhooks and media streams, with JSON and HMAC of its own. */
@NullMarked
package com.vegah.collectiq.rehearsal.carrier;

import org.jspecify.annotations.NullMarked;
