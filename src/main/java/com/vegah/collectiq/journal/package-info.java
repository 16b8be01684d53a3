/** Append-only record of who did what, when and why. */
@NullMarked
package com.vegah.collectiq.journal;

import org.jspecify.annotations.NullMarked;
