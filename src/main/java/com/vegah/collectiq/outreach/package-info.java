/** Who is contacted, when and by which channel: intents, one click, the scheduler. */
@NullMarked
package com.vegah.collectiq.outreach;

import org.jspecify.annotations.NullMarked;
