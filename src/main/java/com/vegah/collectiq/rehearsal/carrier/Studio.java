package com.vegah.collectiq.rehearsal.carrier;

import com.vegah.collectiq.rehearsal.Backstage;
import com.vegah.collectiq.rehearsal.Credentials;
import com.vegah.collectiq.rehearsal.Tape;
import com.vegah.collectiq.rehearsal.speech.Hearing;
import com.vegah.collectiq.rehearsal.speech.Speech;
import com.vegah.collectiq.server.Outward;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What every call of this carrier works with; {@code warnings} counts what the product did wrong on its streams. */
record Studio(
        Backstage stage,
        Credentials credentials,
        Webhooks webhooks,
        Speech speech,
        Hearing hearing,
        Outward outward,
        Optional<Tape> tape,
        AtomicInteger warnings) {}
