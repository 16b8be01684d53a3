package com.vegah.collectiq.ui.worklist;

import com.vegah.collectiq.ui.fx.TwoLines;
import com.vegah.collectiq.ui.place.VerdictWords;
import com.vegah.collectiq.ui.place.VerdictWords.Tone;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** What the law says of the payer's next contact now, or that the payer is on the line; follows the beat. */
final class VerdictCell extends TableCell<Entry, Entry> {
    private final Beat beat;
    private final TwoLines lines = new TwoLines();
    private final InvalidationListener listener = beaten -> tell();

    VerdictCell(Beat beat) {
        this.beat = beat;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        beat.count().addListener(new WeakInvalidationListener(listener));
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        setGraphic(empty ? null : lines);
        tell();
    }

    private void tell() {
        beat.count().get();
        Entry entry = getItem();
        if (entry != null && !isEmpty()) {
            VerdictWords words = beat.words(entry);
            lines.say(words.headline(), words.detail());
            lines.sign(words.icon());
            // Only what can be done now is loud: a hold is plain ink with a small amber clock.
            lines.tone(words.tone().style(), Tone.styles(), words.tone() == Tone.ALLOW || words.tone() == Tone.BUSY);
        }
    }
}
