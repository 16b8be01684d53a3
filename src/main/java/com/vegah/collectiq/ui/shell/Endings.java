package com.vegah.collectiq.ui.shell;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.ui.fx.Toasts;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Place;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Texts;
import java.time.Duration;
import java.util.Optional;

/** Says how a call ended, where it is not in view. UI thread only. */
final class Endings {
    private final Navigator navigator;
    private final Toasts toasts;

    Endings(Navigator navigator, Toasts toasts) {
        this.navigator = navigator;
        this.toasts = toasts;
    }

    void tell(CallView call) {
        boolean inView =
                navigator.place().get() == Place.CALLS && navigator.call().get().equals(Optional.of(call.attempt()));
        if (!inView) {
            String title = Texts.text("toast.ended", Wording.status(call.status()), call.payerName());
            toasts.show(call.answeredAt().isPresent() ? "fth-phone-off" : "fth-phone-missed", title, detail(call));
        }
    }

    private static String detail(CallView call) {
        return call.note()
                .orElseGet(() -> call.answeredAt()
                        .flatMap(from -> call.endedAt().map(to -> Duration.between(from, to)))
                        .map(length -> Texts.text("toast.talked", Wording.clock(length)))
                        .orElse(Texts.text("toast.notTalked")));
    }
}
