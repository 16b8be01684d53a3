/**
 * The guard: one pure function decides about every contact, and only it can make a Permit.
 *
 * <p>Rules that time heals can say when they will be satisfied; walking them in turn until none moves gives the first lawful instant, so
 * that a held payer always has one and the same facts allow the contact then. Hours are stretches of instants, not clock readings
 * compared: what a change of the clocks skips or repeats is decided once, on the payer's side. Calls are counted over any 168 hours, which
 * is never laxer than seven calendar days; the pause after a conversation goes by the payer's calendar, as 12 CFR 1006.14(b)(2) says. The
 * law's figures are rows of a table; a place that is not in it gets the strictest figure of every row.
 */
@NullMarked
package com.vegah.collectiq.compliance;

import org.jspecify.annotations.NullMarked;
