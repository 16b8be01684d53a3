/** The one source of time: instants, durations that pass, and alarms, at an injected pace. Threads get their names here. */
@NullMarked
package com.vegah.collectiq.time;

import org.jspecify.annotations.NullMarked;
