/** Command line, composition root, start and stop order. */
@NullMarked
package com.vegah.collectiq.app;

import org.jspecify.annotations.NullMarked;
