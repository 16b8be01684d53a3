package com.vegah.collectiq.ui.place;

import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the desk is: the place, the call in view, the payer chosen; screens go elsewhere by it and never import each other. UI thread only. */
public final class Navigator {
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.DESK);
    private final ReadOnlyObjectWrapper<Optional<AttemptId>> call = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PayerId>> payer = new ReadOnlyObjectWrapper<>(Optional.empty());

    public void go(Place next) {
        place.set(next);
    }

    /** Shows one call, live or past. */
    public void openCall(AttemptId attempt) {
        call.set(Optional.of(attempt));
        place.set(Place.CALLS);
    }

    /** Back from one call to the list of all. */
    public void leaveCall() {
        call.set(Optional.empty());
    }

    /** Chooses a payer on the desk, without going there. */
    public void choose(Optional<PayerId> chosen) {
        payer.set(chosen);
    }

    public void openPayer(PayerId chosen) {
        payer.set(Optional.of(chosen));
        place.set(Place.DESK);
    }

    public ReadOnlyObjectProperty<Place> place() {
        return place.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<AttemptId>> call() {
        return call.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<PayerId>> payer() {
        return payer.getReadOnlyProperty();
    }
}
