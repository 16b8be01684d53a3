/** A voice on loopback that speaks the OpenAI Realtime server protocol (GA), with a small scripted agent behind it. */
@NullMarked
package com.vegah.collectiq.rehearsal.voice;

import org.jspecify.annotations.NullMarked;
