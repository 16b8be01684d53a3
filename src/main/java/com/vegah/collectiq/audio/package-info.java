/** Pure sound: mu-law, the 20 ms frame, level, resampling. No device, no file. */
@NullMarked
package com.vegah.collectiq.audio;

import org.jspecify.annotations.NullMarked;
