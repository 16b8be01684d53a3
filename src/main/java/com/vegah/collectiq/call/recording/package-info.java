/**
 * Keeps calls as sound: stereo, the payer left and our side right, as it was heard and in time. The call's thread only hands pieces over;
 * everything else, decoding too, is done by one writer's thread, in constant memory.
 */
@NullMarked
package com.vegah.collectiq.call.recording;

import org.jspecify.annotations.NullMarked;
