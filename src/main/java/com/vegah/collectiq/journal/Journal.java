package com.vegah.collectiq.journal;

import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who did what, when and why; entries are only ever added. Writing may touch the disk: never from the call path. */
public interface Journal {
    void write(Entry entry);

    /** The newest first. */
    List<Entry> of(PayerId payer, int most);

    /** One line. The actor is a person's name, {@code scheduler}, {@code AI} or {@code system}; the deed a short key such as {@code call.dialled}. */
    record Entry(Instant at, String actor, String deed, Optional<PayerId> payer, String detail) {}
}
