/** The window: rail, top bar, banner, status bar. */
@NullMarked
package com.vegah.collectiq.ui.shell;

import org.jspecify.annotations.NullMarked;
