/** Settings and first run. */
@NullMarked
package com.vegah.collectiq.ui.settings;

import org.jspecify.annotations.NullMarked;
