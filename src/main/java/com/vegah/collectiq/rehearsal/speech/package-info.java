/** Synthetic voices for the payers and the AI, and the ears that recognise their sound again. */
@NullMarked
package com.vegah.collectiq.rehearsal.speech;

import org.jspecify.annotations.NullMarked;
