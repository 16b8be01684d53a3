package com.vegah.collectiq.ui.payer;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.ui.fx.TwoLines;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Texts;
import java.time.Duration;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** A past call in two lines: what came of it and how long it was, then when. */
final class PastCallCell extends ListCell<CallRecord> {
    private final Pulse pulse;
    private final TwoLines lines = new TwoLines();

    PastCallCell(Pulse pulse) {
        this.pulse = pulse;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("past-call");
    }

    @Override
    protected void updateItem(@Nullable CallRecord call, boolean empty) {
        super.updateItem(call, empty);
        if (empty || call == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        String what = call.durationSeconds().isPresent()
                ? Texts.text(
                        "past.talked",
                        Wording.status(call.status()),
                        Wording.clock(Duration.ofSeconds(call.durationSeconds().getAsInt())))
                : Wording.status(call.status());
        String when = Wording.past(call.createdAt(), pulse.instant(), pulse.zone());
        lines.say(what, when);
        lines.sign(call.answeredAt().isPresent() ? "fth-phone" : "fth-phone-missed");
        setGraphic(lines);
        setAccessibleText(Texts.text("past.spoken", what, when));
    }
}
