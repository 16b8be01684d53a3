/**
 * A carrier, a voice and payers on loopback that speak the real protocols; the product code they talk to is the production code.
 *
 * <p>How do made-up people understand each other with no speech recognition? Every frame of synthetic speech carries a mark in its
 * lowest bits ({@code speech.Hearing}), and whoever gets it untouched knows its words. So words travel with the sound, by the product's
 * own path, and only by it: what the product drops is not heard, what it changes is not understood. A queue of texts shared between payer
 * and voice was the other way; it would have hidden every fault of that path, and would have to guess which call a session belongs to.
 *
 * <p>One thread ({@code Backstage}) for all calls; speech is made on another. Carrier and voice have JSON, HMAC and XML of their own:
 * code shared with the product would make the same mistake on both sides.
 */
@NullMarked
package com.vegah.collectiq.rehearsal;

import org.jspecify.annotations.NullMarked;
