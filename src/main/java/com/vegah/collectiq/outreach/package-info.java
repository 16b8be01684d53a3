/**
 * Who is contacted, when and by which channel: intents, one click, the scheduler.
 *
 * <p>A click, a pass of the scheduler and a command in another process all go one way: the intent is written and taken first, then the
 * guard is asked on fresh facts, then the act begins. That at most one intent of a payer is open, in any process, is what keeps a payer
 * from being called twice; the scheduler asks for its day of rest once more after the intent is its own. What a crash left taken is
 * closed as failed, never done again, because its call may have been made. A request that waited a minute is closed too: nobody expects it
 * any more.
 */
@NullMarked
package com.vegah.collectiq.outreach;

import org.jspecify.annotations.NullMarked;
