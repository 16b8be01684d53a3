package com.vegah.collectiq.ui.shell;

import com.vegah.collectiq.ui.fx.Jobs;
import com.vegah.collectiq.ui.fx.Key;
import com.vegah.collectiq.ui.fx.Views;
import com.vegah.collectiq.ui.payer.BooksController;
import com.vegah.collectiq.ui.payer.LawfulController;
import com.vegah.collectiq.ui.payer.LawfulModel;
import com.vegah.collectiq.ui.payer.PayerController;
import com.vegah.collectiq.ui.payer.PayerModel;
import com.vegah.collectiq.ui.place.Caller;
import com.vegah.collectiq.ui.place.LiveList;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Place;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.Surroundings;
import com.vegah.collectiq.ui.worklist.Beat;
import com.vegah.collectiq.ui.worklist.WorklistController;
import com.vegah.collectiq.ui.worklist.WorklistModel;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;

/** The screens of the window, one per place. UI thread only. */
final class Rooms implements AutoCloseable {
    private final Map<Place, Parent> views = new EnumMap<>(Place.class);
    private final Navigator navigator;
    private final WorklistModel worklist;
    private final LawfulModel lawful;
    private final LawfulController lawfulButton;

    Rooms(
            DeskParts parts,
            Jobs jobs,
            Navigator navigator,
            Pulse pulse,
            LiveList live,
            Surroundings around,
            Caller caller) {
        this.navigator = navigator;
        worklist = new WorklistModel(parts.desk(), around, jobs, parts.time());
        PayerModel payer = new PayerModel(parts.desk(), parts.calls(), navigator, around, pulse, jobs);
        lawful = new LawfulModel(payer, live, caller, navigator, around, pulse);
        lawfulButton = new LawfulController(lawful, payer);
        views.put(
                Place.DESK,
                Views.load(
                        "shell/desk",
                        new WorklistController(worklist, new Beat(live, pulse), navigator),
                        new PayerController(payer),
                        lawfulButton,
                        new BooksController(payer)));
    }

    Map<Place, Parent> views() {
        return views;
    }

    StringProperty search() {
        return worklist.search();
    }

    void keys(Map<Key, Runnable> acts) {
        acts.put(Key.LAWFUL, onDesk(lawful::press));
        acts.put(Key.WHY, onDesk(lawfulButton::explain));
    }

    void rehearse(String scenario) {
        navigator.go(Place.REHEARSE);
    }

    @Override
    public void close() {
        worklist.close();
    }

    private Runnable onDesk(Runnable act) {
        return () -> {
            if (navigator.place().get() == Place.DESK) {
                act.run();
            }
        };
    }
}
