package com.vegah.collectiq.ui.settings;

import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.ui.fx.Key;
import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.fx.Theme;
import com.vegah.collectiq.ui.place.Service;
import com.vegah.collectiq.ui.place.Surroundings;
import com.vegah.collectiq.value.Texts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the desk is set up and what it is connected to; to be read, changed in the settings file. */
public final class SettingsController {
    private final Settings settings;
    private final Optional<Path> file;
    private final String database;
    private final Surroundings around;

    @FXML
    ScrollPane page;

    @FXML
    Label mode;

    @FXML
    Label modeText;

    @FXML
    Label fileText;

    @FXML
    Label databaseText;

    @FXML
    Label dataText;

    @FXML
    VBox services;

    @FXML
    ToggleButton light;

    @FXML
    ToggleButton dark;

    @FXML
    GridPane keys;

    public SettingsController(Settings settings, Optional<Path> file, String database, Surroundings around) {
        this.settings = settings;
        this.file = file;
        this.database = database;
        this.around = around;
    }

    @FXML
    void initialize() {
        mode.setText(Texts.text("settings.mode." + settings.mode().name()));
        modeText.setText(Texts.text("settings.mode.text." + settings.mode().name()));
        fileText.setText(file.map(path -> path.toAbsolutePath().toString()).orElse(Texts.text("settings.file.none")));
        databaseText.setText(database);
        dataText.setText(settings.dataDir().toAbsolutePath().toString());
        light.setSelected(true);
        around.services().subscribe(this::show);
        Arrays.stream(Key.values()).forEach(this::add);
    }

    /** Scrolls to the list of keys. */
    public void showKeys() {
        page.setVvalue(page.getVmax());
    }

    @FXML
    void wearLight() {
        wear(Theme.LIGHT);
    }

    @FXML
    void wearDark() {
        wear(Theme.DARK);
    }

    private void wear(Theme theme) {
        light.setSelected(theme == Theme.LIGHT);
        dark.setSelected(theme == Theme.DARK);
        theme.dress(light.getScene());
    }

    private void show(List<Service.State> states) {
        services.getChildren()
                .setAll(states.stream().map(SettingsController::line).toList());
    }

    private static Node line(Service.State state) {
        Region lamp = new Region();
        lamp.getStyleClass().add("lamp");
        Styles.when(lamp, "broken", state.obstacle().isPresent());
        Label name = Styles.label(state.name(), "medium");
        name.setMinWidth(140);
        Label words = Styles.label(
                state.obstacle().map(Object::toString).orElse(Texts.text("settings.service.connected")), "muted");
        words.setWrapText(true);
        HBox line = new HBox(10, lamp, name, words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("setting-line");
        return line;
    }

    private void add(Key key) {
        keys.addRow(keys.getRowCount(), Styles.label(key.cap(), "key-cap"), Styles.label(key.does(), "muted"));
    }
}
