package com.vegah.collectiq.ui.worklist;

import com.vegah.collectiq.ui.fx.TwoLines;
import com.vegah.collectiq.ui.place.Age;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The oldest invoice's age with its chip, and the stage that follows from it. */
final class AgeCell extends TableCell<Entry, Entry> {
    private static final double FIRST_LINE = -9;

    private final Region chip = Age.chip();
    private final TwoLines lines = new TwoLines();
    private final HBox row = new HBox(7, chip, lines);

    AgeCell() {
        row.setAlignment(Pos.CENTER_LEFT);
        chip.setTranslateY(FIRST_LINE);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
        } else {
            int days = entry.row().standing().daysPastDue();
            Age.mark(chip, days);
            lines.say(Texts.text("days.short", days), Wording.stage(entry.stage()));
            setGraphic(row);
        }
    }
}
