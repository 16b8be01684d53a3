package com.vegah.collectiq.ui.payer;

import com.vegah.collectiq.receivable.Invoice;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell that words its value. */
final class TextCell<T> extends TableCell<Invoice, T> {
    private final Function<T, String> words;

    TextCell(Function<T, String> words) {
        this.words = words;
    }

    @Override
    protected void updateItem(@Nullable T value, boolean empty) {
        super.updateItem(value, empty);
        setText(empty || value == null ? "" : words.apply(value));
    }
}
