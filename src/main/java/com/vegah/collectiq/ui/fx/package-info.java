/** The door to JavaFX: views, jobs, the coalescer, theme. The only package that touches Platform. */
@NullMarked
package com.vegah.collectiq.ui.fx;

import org.jspecify.annotations.NullMarked;
