package com.vegah.collectiq.ui.shell;

import com.vegah.collectiq.ui.fx.Jobs;
import com.vegah.collectiq.ui.fx.Key;
import com.vegah.collectiq.ui.place.Caller;
import com.vegah.collectiq.ui.place.LiveList;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Place;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.Surroundings;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;

/** The screens of the window, one per place. UI thread only. */
final class Rooms implements AutoCloseable {
    private final StringProperty search = new SimpleStringProperty("");
    private final Navigator navigator;

    Rooms(
            DeskParts parts,
            Jobs jobs,
            Navigator navigator,
            Pulse pulse,
            LiveList live,
            Surroundings around,
            Caller caller) {
        this.navigator = navigator;
    }

    Map<Place, Parent> views() {
        return Map.of();
    }

    StringProperty search() {
        return search;
    }

    void keys(Map<Key, Runnable> acts) {}

    void rehearse(String scenario) {
        navigator.go(Place.REHEARSE);
    }

    @Override
    public void close() {}
}
