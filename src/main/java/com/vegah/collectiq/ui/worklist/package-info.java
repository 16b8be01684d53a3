/** The desk's worklist. */
@NullMarked
package com.vegah.collectiq.ui.worklist;

import org.jspecify.annotations.NullMarked;
