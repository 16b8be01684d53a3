package com.vegah.collectiq.ui.worklist;

import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A row that reads as a sentence. */
final class EntryRow extends TableRow<Entry> {
    private final Beat beat;

    EntryRow(Beat beat) {
        this.beat = beat;
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        setAccessibleText(empty || entry == null ? "" : Columns.sentence(entry, beat.words(entry)));
    }
}
