/** The places one can go and the navigator, and what every screen shares: the pulse, the live calls, how times and verdicts are worded. */
@NullMarked
package com.vegah.collectiq.ui.place;

import org.jspecify.annotations.NullMarked;
