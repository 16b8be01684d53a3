package com.vegah.collectiq.ui.worklist;

import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Binds the worklist to its table, chips and totals; keeps the selection by payer, whatever the order. */
public final class WorklistController {
    /** Below this width of the table the last outreach goes. */
    private static final double ROOM_FOR_OUTREACH = 730;

    private final WorklistModel model;
    private final Beat beat;
    private final Navigator navigator;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final Map<Stage, ToggleButton> chips = new EnumMap<>(Stage.class);
    private boolean restoring;

    @FXML
    HBox stages;

    @FXML
    ToggleButton everyStage;

    @FXML
    TableView<Entry> table;

    @FXML
    TableColumn<Entry, Entry> rank;

    @FXML
    TableColumn<Entry, Entry> payer;

    @FXML
    TableColumn<Entry, Entry> pastDue;

    @FXML
    TableColumn<Entry, Entry> oldest;

    @FXML
    TableColumn<Entry, Entry> outreach;

    @FXML
    TableColumn<Entry, Entry> verdict;

    @FXML
    Label nothing;

    @FXML
    Label count;

    @FXML
    Label totals;

    public WorklistController(WorklistModel model, Beat beat, Navigator navigator) {
        this.model = model;
        this.beat = beat;
        this.navigator = navigator;
    }

    @FXML
    void initialize() {
        Columns columns = new Columns(beat);
        columns.rank(rank);
        columns.payer(payer);
        columns.pastDue(pastDue);
        columns.oldest(oldest);
        columns.outreach(outreach);
        columns.verdict(verdict);
        SortedList<Entry> sorted = new SortedList<>(entries);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setRowFactory(of -> new EntryRow(beat));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.widthProperty().subscribe(width -> outreach.setVisible(width.doubleValue() >= ROOM_FOR_OUTREACH));
        table.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        navigator.payer().subscribe(this::mark);
        addChips();
        model.shown().subscribe(this::fill);
        model.state().subscribe(this::explain);
    }

    @FXML
    void chooseEveryStage() {
        model.stage().set(Optional.empty());
        markChips();
    }

    /** Puts the keyboard into the table. */
    public void focus() {
        table.requestFocus();
    }

    private void addChips() {
        for (Stage stage : new Stage[] {Stage.STAGE_3, Stage.STAGE_2, Stage.STAGE_1, Stage.CURRENT}) {
            ToggleButton chip = new ToggleButton();
            chip.getStyleClass().add("chip");
            chip.setId("chip-" + stage.name());
            chip.setOnAction(clicked -> {
                model.stage().set(chip.isSelected() ? Optional.of(stage) : Optional.empty());
                markChips();
            });
            chips.put(stage, chip);
            stages.getChildren().add(chip);
        }
        markChips();
    }

    private void markChips() {
        Optional<Stage> chosen = model.stage().get();
        everyStage.setSelected(chosen.isEmpty());
        chips.forEach((stage, chip) -> chip.setSelected(chosen.equals(Optional.of(stage))));
    }

    private void fill(Shown shown) {
        restoring = true;
        entries.setAll(shown.entries());
        restoring = false;
        mark(navigator.payer().get());
        everyStage.setText(Texts.text("worklist.chip", Texts.text("worklist.all"), shown.found()));
        chips.forEach((stage, chip) -> chip.setText(
                Texts.text("worklist.chip", Wording.stage(stage), shown.counts().getOrDefault(stage, 0))));
        count.setText(Texts.text("worklist.count", shown.entries().size()));
        totals.setText(shown.totals().stream().map(Wording::money).collect(Collectors.joining("     ")));
        choose(shown);
    }

    /** Nobody stays chosen who is not in view: else Ctrl+Enter would call somebody other than those a search or a chip shows. */
    private void choose(Shown shown) {
        Optional<PayerId> chosen = navigator.payer().get();
        boolean inView = chosen.isPresent()
                && shown.entries().stream().anyMatch(entry -> entry.id().equals(chosen.get()));
        if (!inView && !shown.entries().isEmpty()) {
            navigator.choose(Optional.of(shown.entries().get(0).id()));
        }
    }

    private void explain(WorklistModel.State state) {
        Styles.show(nothing, state != WorklistModel.State.FILLED);
        nothing.setText(Texts.text("worklist.state." + state.name()));
    }

    private void chosen(@Nullable Entry entry) {
        if (!restoring && entry != null) {
            navigator.choose(Optional.of(entry.id()));
        }
    }

    private void mark(Optional<PayerId> id) {
        restoring = true;
        int at = id.map(this::indexOf).orElse(-1);
        if (at < 0) {
            table.getSelectionModel().clearSelection();
        } else if (table.getSelectionModel().getSelectedIndex() != at) {
            table.getSelectionModel().clearAndSelect(at);
        }
        restoring = false;
    }

    private int indexOf(PayerId id) {
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
