package com.vegah.collectiq.ui.worklist;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.ui.place.LiveList;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.VerdictWords;
import java.time.temporal.ChronoUnit;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.ListChangeListener;

/** When the words of a line may have changed without the books changing: each minute, and each second while a call is live. UI thread only. */
public final class Beat {
    private final LiveList live;
    private final Pulse pulse;
    private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();

    public Beat(LiveList live, Pulse pulse) {
        this.live = live;
        this.pulse = pulse;
        live.calls().addListener((ListChangeListener<CallView>) change -> strike());
        pulse.now().subscribe((before, now) -> {
            boolean minute = !before.truncatedTo(ChronoUnit.MINUTES).equals(now.truncatedTo(ChronoUnit.MINUTES));
            if (minute || !live.calls().isEmpty()) {
                strike();
            }
        });
    }

    ReadOnlyLongProperty count() {
        return count.getReadOnlyProperty();
    }

    Pulse pulse() {
        return pulse;
    }

    VerdictWords words(Entry entry) {
        return live.of(entry.id())
                .map(call -> VerdictWords.onCall(call, pulse.instant()))
                .orElseGet(() -> VerdictWords.of(entry.row(), pulse.instant(), pulse.zone()));
    }

    private void strike() {
        count.set(count.get() + 1);
    }
}
