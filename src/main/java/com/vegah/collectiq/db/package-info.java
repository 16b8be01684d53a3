/** H2 or PostgreSQL behind the core's ports. */
@NullMarked
package com.vegah.collectiq.db;

import org.jspecify.annotations.NullMarked;
