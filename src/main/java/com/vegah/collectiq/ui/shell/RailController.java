package com.vegah.collectiq.ui.shell;

import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.place.LiveList;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Place;
import com.vegah.collectiq.value.Texts;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The rail: where one can go, and how many calls are live. */
public final class RailController {
    private final Navigator navigator;
    private final LiveList live;

    @FXML
    VBox rail;

    @FXML
    Button desk;

    @FXML
    Button calls;

    @FXML
    Button rehearse;

    @FXML
    Button settings;

    @FXML
    Label badge;

    public RailController(Navigator navigator, LiveList live) {
        this.navigator = navigator;
        this.live = live;
    }

    @FXML
    void initialize() {
        badge.textProperty().bind(Bindings.size(live.calls()).asString());
        badge.visibleProperty().bind(Bindings.isNotEmpty(live.calls()));
        calls.accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.text("rail.calls", live.calls().size()), live.calls()));
        navigator.place().subscribe(this::mark);
    }

    @FXML
    void goDesk() {
        navigator.go(Place.DESK);
    }

    @FXML
    void goCalls() {
        navigator.leaveCall();
        navigator.go(Place.CALLS);
    }

    @FXML
    void goRehearse() {
        navigator.go(Place.REHEARSE);
    }

    @FXML
    void goSettings() {
        navigator.go(Place.SETTINGS);
    }

    private void mark(Place here) {
        Styles.when(desk, "here", here == Place.DESK);
        Styles.when(calls, "here", here == Place.CALLS);
        Styles.when(rehearse, "here", here == Place.REHEARSE);
        Styles.when(settings, "here", here == Place.SETTINGS);
    }
}
