/** Live calls and the history of calls. */
@NullMarked
package com.vegah.collectiq.ui.calls;

import org.jspecify.annotations.NullMarked;
