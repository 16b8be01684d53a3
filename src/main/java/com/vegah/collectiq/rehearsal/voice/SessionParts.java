package com.vegah.collectiq.rehearsal.voice;

import com.vegah.collectiq.rehearsal.Backstage;
import com.vegah.collectiq.rehearsal.speech.Speech;

/** What a response of a session works with. */
record SessionParts(
        Backstage stage,
        Speech speech,
        int pitch,
        Wire wire,
        SessionConfig config,
        Conversation conversation,
        String conversationId,
        Meter meter,
        Agent agent) {}
