/** Made-up payers: how their telephone rings, what they say and when. Scenarios are data. */
@NullMarked
package com.vegah.collectiq.rehearsal.payer;

import org.jspecify.annotations.NullMarked;
