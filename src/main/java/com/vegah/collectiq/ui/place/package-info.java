/** The places one can go, and the navigator. */
@NullMarked
package com.vegah.collectiq.ui.place;

import org.jspecify.annotations.NullMarked;
