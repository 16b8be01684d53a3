package com.vegah.collectiq.ui.shell;

import com.vegah.collectiq.ui.fx.Key;
import com.vegah.collectiq.ui.fx.Regions;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Place;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/** The keys of the whole window. Those of calls are caught before any control sees them; the others after, so that a field keeps its own. */
final class DeskKeys {
    private final Map<Key, Runnable> acts = new EnumMap<>(Key.class);

    DeskKeys(Navigator navigator, TopController top, Rooms rooms, LeavingModel leaving) {
        acts.put(Key.DESK, () -> navigator.go(Place.DESK));
        acts.put(Key.CALLS, () -> {
            navigator.leaveCall();
            navigator.go(Place.CALLS);
        });
        acts.put(Key.REHEARSE, () -> navigator.go(Place.REHEARSE));
        acts.put(Key.REHEARSE_CALL, () -> navigator.go(Place.REHEARSE));
        acts.put(Key.SETTINGS, () -> navigator.go(Place.SETTINGS));
        acts.put(Key.SEARCH, top::seek);
        acts.put(Key.FILTER, top::seek);
        acts.put(Key.NEXT_CALL, top::turn);
        rooms.keys(acts);
        // Esc answers the question on top, then leaves the field; it never ends a call.
        acts.put(Key.LEAVE, () -> {
            if (leaving.step().get() == LeavingModel.Step.ASKED) {
                leaving.stay();
            } else if (!rooms.answerStay()) {
                top.leaveSearch().ifPresent(left -> rooms.focusWorklist());
            }
        });
        acts.put(Key.END_CALL, () -> {
            if (!rooms.askToEnd()) {
                top.openCall();
            }
        });
    }

    void listen(Scene scene, Regions regions) {
        acts.put(Key.NEXT_REGION, () -> regions.walk(scene, 1));
        acts.put(Key.PREVIOUS_REGION, () -> regions.walk(scene, -1));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> act(event, true));
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> act(event, false));
    }

    private void act(KeyEvent event, boolean first) {
        acts.forEach((key, act) -> {
            if (key.first() == first && !event.isConsumed() && key.pressedIn(event)) {
                event.consume();
                act.run();
            }
        });
    }
}
