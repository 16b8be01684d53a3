package com.vegah.collectiq.ui.shell;

import com.vegah.collectiq.ui.calls.CallController;
import com.vegah.collectiq.ui.calls.CallModel;
import com.vegah.collectiq.ui.calls.CallsController;
import com.vegah.collectiq.ui.calls.CallsModel;
import com.vegah.collectiq.ui.calls.FactsController;
import com.vegah.collectiq.ui.calls.RehearseController;
import com.vegah.collectiq.ui.calls.RehearseModel;
import com.vegah.collectiq.ui.calls.TranscriptController;
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
import com.vegah.collectiq.ui.settings.SettingsController;
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
    private final WorklistController table;
    private final LawfulModel lawful;
    private final LawfulController lawfulButton;
    private final CallModel call;
    private final TranscriptController transcript;
    private final RehearseModel stories;
    private final SettingsController settings;

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
        table = new WorklistController(worklist, new Beat(live, pulse), navigator);
        views.put(
                Place.DESK,
                Views.load("shell/desk", table, new PayerController(payer), lawfulButton, new BooksController(payer)));
        call = new CallModel(parts.liveCalls(), parts.calls(), parts.desk(), navigator, jobs);
        transcript = new TranscriptController(call);
        CallsModel calls = new CallsModel(parts.calls(), parts.desk(), live, navigator, around, jobs);
        views.put(
                Place.CALLS,
                Views.load(
                        "calls/calls",
                        new CallsController(calls, pulse),
                        new CallController(call, pulse, parts.settings().call().maxDuration()),
                        new FactsController(call),
                        transcript));
        stories = new RehearseModel(parts.rehearsals(), caller, navigator);
        views.put(Place.REHEARSE, Views.load("calls/rehearse", new RehearseController(stories)));
        settings = new SettingsController(parts.settings(), parts.settingsFile(), parts.database(), around);
        views.put(Place.SETTINGS, Views.load("settings/settings", settings));
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
        acts.put(Key.HELP, () -> {
            navigator.go(Place.SETTINGS);
            settings.showKeys();
        });
        acts.put(Key.LIVE_END, transcript::backToEnd);
    }

    /** Asks whether the call in view shall end; false where none is. */
    boolean askToEnd() {
        call.askToEnd();
        return call.asking().get();
    }

    /** Answers that question with stay; false where it does not stand. */
    boolean answerStay() {
        boolean asked = call.asking().get();
        call.stay();
        return asked;
    }

    void focusWorklist() {
        table.focus();
    }

    void rehearse(String scenario) {
        navigator.go(Place.REHEARSE);
        stories.rehearse(scenario);
    }

    @Override
    public void close() {
        call.close();
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
