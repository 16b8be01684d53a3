package com.vegah.collectiq.ui.worklist;

import com.vegah.collectiq.ui.fx.TwoLines;
import java.util.function.BiConsumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell of two lines. */
final class LineCell extends TableCell<Entry, Entry> {
    private final TwoLines lines = new TwoLines();
    private final BiConsumer<TwoLines, Entry> fill;

    LineCell(BiConsumer<TwoLines, Entry> fill) {
        this(false, fill);
    }

    LineCell(boolean right, BiConsumer<TwoLines, Entry> fill) {
        this.fill = fill;
        if (right) {
            lines.right();
        }
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
        } else {
            fill.accept(lines, entry);
            setGraphic(lines);
        }
    }
}
