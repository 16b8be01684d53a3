/** Properties file and environment become one immutable, validated record. Port for the doctor's checks. */
@NullMarked
package com.vegah.collectiq.settings;

import org.jspecify.annotations.NullMarked;
