package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.ui.calls.CallsModel.Past;
import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Texts;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;

/** The list of calls: live on top, history below; Enter or a click opens one. */
public final class CallsController {
    private static final double LIVE_ROW = 52;

    private final CallsModel model;
    private final Pulse pulse;

    @FXML
    VBox list;

    @FXML
    Node call;

    @FXML
    VBox liveSection;

    @FXML
    ListView<CallView> live;

    @FXML
    TableView<Past> history;

    @FXML
    TableColumn<Past, String> when;

    @FXML
    TableColumn<Past, String> payer;

    @FXML
    TableColumn<Past, String> outcome;

    @FXML
    TableColumn<Past, String> length;

    @FXML
    TableColumn<Past, String> endedBy;

    public CallsController(CallsModel model, Pulse pulse) {
        this.model = model;
        this.pulse = pulse;
    }

    @FXML
    void initialize() {
        model.inView().subscribe(inView -> Styles.showOnly(inView.isPresent() ? call : list, call, list));
        live.setItems(model.live());
        live.setCellFactory(of -> new LiveCell(pulse));
        live.prefHeightProperty()
                .bind(Bindings.size(model.live()).multiply(LIVE_ROW).add(2));
        liveSection.visibleProperty().bind(Bindings.isNotEmpty(model.live()));
        liveSection.managedProperty().bind(liveSection.visibleProperty());
        columns();
        model.history().subscribe(past -> history.getItems().setAll(past));
        live.setOnKeyPressed(key -> when(key.getCode() == KeyCode.ENTER, this::openLive));
        live.setOnMouseClicked(click -> when(click.getButton() == MouseButton.PRIMARY, this::openLive));
        history.setOnKeyPressed(key -> when(key.getCode() == KeyCode.ENTER, this::openPast));
        history.setOnMouseClicked(click -> when(click.getClickCount() == 2, this::openPast));
    }

    @FXML
    void rehearse() {
        model.rehearse();
    }

    @FXML
    void openPast() {
        Optional.ofNullable(history.getSelectionModel().getSelectedItem())
                .ifPresent(past -> model.open(past.call().attempt()));
    }

    private void openLive() {
        Optional.ofNullable(live.getSelectionModel().getSelectedItem())
                .or(() -> model.live().stream().findFirst())
                .ifPresent(chosen -> model.open(chosen.attempt()));
    }

    private void columns() {
        history.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        show(when, past -> Wording.past(past.call().createdAt(), pulse.instant(), pulse.zone()));
        when.setSortable(false);
        show(payer, Past::payerName);
        show(outcome, past -> Wording.status(past.call().status()));
        show(length, past -> length(past.call().durationSeconds()));
        show(
                endedBy,
                past -> past.call()
                        .endedBy()
                        .map(by -> Texts.text("endedBy." + by.name()))
                        .orElse("–"));
    }

    private static String length(OptionalInt seconds) {
        return seconds.isPresent() ? Wording.clock(Duration.ofSeconds(seconds.getAsInt())) : "–";
    }

    private static void show(TableColumn<Past, String> column, Function<Past, String> words) {
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(words.apply(cell.getValue())));
        column.setComparator(Comparator.nullsFirst(String.CASE_INSENSITIVE_ORDER));
    }

    private static void when(boolean so, Runnable act) {
        if (so) {
            act.run();
        }
    }
}
