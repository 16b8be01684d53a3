package com.vegah.collectiq.ui.shell;

import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Place;
import com.vegah.collectiq.ui.place.Surroundings;
import com.vegah.collectiq.value.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The window: banner, rail, top bar, the place one is at, status bar. */
public final class WindowController {
    private final Navigator navigator;
    private final Surroundings around;
    private final boolean rehearsal;
    private final Map<Place, Parent> views;

    @FXML
    StackPane root;

    @FXML
    BorderPane frame;

    @FXML
    HBox banner;

    @FXML
    VBox conditions;

    @FXML
    Label cause;

    @FXML
    Label remedy;

    @FXML
    StackPane place;

    @FXML
    Node rail;

    @FXML
    Node top;

    @FXML
    Node status;

    public WindowController(Navigator navigator, Surroundings around, boolean rehearsal, Map<Place, Parent> views) {
        this.navigator = navigator;
        this.around = around;
        this.rehearsal = rehearsal;
        this.views = Map.copyOf(views);
    }

    @FXML
    void initialize() {
        Styles.show(banner, rehearsal);
        navigator.place().subscribe(this::enter);
        around.callObstacle().subscribe(this::warn);
    }

    /** In reading order: rail, top bar, the parts of the place from left to right, status bar. */
    List<Node> regions() {
        List<Node> regions = new ArrayList<>(List.of(rail, top));
        place.getChildren().forEach(view -> {
            if (view instanceof SplitPane split) {
                regions.addAll(split.getItems());
            } else {
                regions.add(view);
            }
        });
        regions.add(status);
        return regions;
    }

    /** Only the place one is at is in the scene, so that the others rest. */
    private void enter(Place here) {
        Optional.ofNullable(views.get(here)).ifPresent(place.getChildren()::setAll);
    }

    private void warn(Optional<Obstacle> obstacle) {
        Styles.show(conditions, obstacle.isPresent());
        obstacle.ifPresent(why -> {
            cause.setText(why.cause());
            remedy.setText(why.remedy());
        });
    }
}
