/** The voice: OpenAI Realtime over WebSocket. */
@NullMarked
package com.vegah.collectiq.openai;

import org.jspecify.annotations.NullMarked;
