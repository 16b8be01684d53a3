/** Records everyone shares, and the one bundle of texts. */
@NullMarked
package com.vegah.collectiq.value;

import org.jspecify.annotations.NullMarked;
