package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.fx.TwoLines;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.VerdictWords;
import com.vegah.collectiq.ui.place.VerdictWords.Tone;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Texts;
import java.time.Duration;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A live call in the list: who, in which phase, who speaks, for how long. */
final class LiveCell extends ListCell<CallView> {
    private final Pulse pulse;
    private final TwoLines lines = new TwoLines();
    private final Label clock = Styles.label("", "strong");
    private final HBox row = new HBox(16, lines, clock);
    private final InvalidationListener listener = beaten -> tell();

    LiveCell(Pulse pulse) {
        this.pulse = pulse;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("live-call");
        HBox.setHgrow(lines, Priority.ALWAYS);
        row.setAlignment(Pos.CENTER_LEFT);
        lines.sign("fth-radio");
        lines.tone(Tone.BUSY.style(), Tone.styles(), false);
        pulse.now().addListener(new WeakInvalidationListener(listener));
    }

    @Override
    protected void updateItem(@Nullable CallView call, boolean empty) {
        super.updateItem(call, empty);
        setGraphic(empty || call == null ? null : row);
        tell();
    }

    private void tell() {
        pulse.now().get();
        CallView call = getItem();
        if (call != null && !isEmpty()) {
            String doing = VerdictWords.speaking(call);
            String since = Wording.clock(Duration.between(call.answeredAt().orElse(call.createdAt()), pulse.instant()));
            lines.say(call.payerName(), Texts.text("calls.live.detail", doing, Wording.phone(call.to())));
            clock.setText(since);
            setAccessibleText(Texts.text("calls.live.spoken", call.payerName(), doing, since));
        }
    }
}
