/** A call's phases, conversation, transcript, tools and ending. Ports to the carrier and the voice. */
@NullMarked
package com.vegah.collectiq.call;

import org.jspecify.annotations.NullMarked;
