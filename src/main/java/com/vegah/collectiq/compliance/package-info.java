/** The guard: one pure function decides about every contact, and only it can make a Permit. */
@NullMarked
package com.vegah.collectiq.compliance;

import org.jspecify.annotations.NullMarked;
