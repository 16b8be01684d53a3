/** A carrier, a voice and payers on loopback that speak the real protocols. */
@NullMarked
package com.vegah.collectiq.rehearsal;

import org.jspecify.annotations.NullMarked;
