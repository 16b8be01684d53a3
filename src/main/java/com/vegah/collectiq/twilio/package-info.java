/** The carrier: REST, TwiML, webhooks, media stream, signatures. */
@NullMarked
package com.vegah.collectiq.twilio;

import org.jspecify.annotations.NullMarked;
