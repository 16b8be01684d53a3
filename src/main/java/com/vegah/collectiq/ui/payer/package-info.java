/** The payer's pane. */
@NullMarked
package com.vegah.collectiq.ui.payer;

import org.jspecify.annotations.NullMarked;
