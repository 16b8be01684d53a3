/** CSV in and out. */
@NullMarked
package com.vegah.collectiq.exchange;

import org.jspecify.annotations.NullMarked;
