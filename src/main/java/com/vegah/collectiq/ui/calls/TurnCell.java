package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A turn: time, bar, who, words. Reused, and while a turn grows only its two texts change. */
final class TurnCell extends ListCell<Turn> {
    private static final List<String> SPEAKERS = List.of("ai", "payer-voice", "collector", "system");
    private static final double SCROLL_BAR = 22;

    private final Label time = Styles.label("", "small", "subtle", "turn-time");
    private final Region bar = new Region();
    private final FontIcon icon = new FontIcon("fth-cpu");
    private final Label who = Styles.label("", "medium", "turn-who");
    private final Text heard = new Text();
    private final Text rest = new Text();
    private final Label notHeard = Styles.label(Texts.text("transcript.notHeard"), "tag");
    private final TextFlow words = new TextFlow(heard, rest);
    private final HBox row = new HBox(time, bar, who, words);

    TurnCell() {
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("turn");
        setPrefWidth(0);
        bar.getStyleClass().add("turn-bar");
        who.setGraphic(icon);
        notHeard.setGraphic(Styles.icon("fth-volume-x", "s13"));
        words.getStyleClass().add("turn-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        row.getStyleClass().add("turn-row");
        row.setAlignment(Pos.TOP_LEFT);
        row.setFillHeight(true);
        heard.getStyleClass().add("heard");
    }

    @Override
    protected void updateItem(@Nullable Turn turn, boolean empty) {
        super.updateItem(turn, empty);
        if (empty || turn == null) {
            setGraphic(null);
            setAccessibleText("");
        } else {
            fill(turn);
            setGraphic(row);
        }
    }

    /** A list asks its cells for a height without a width; a flow of words has none until it knows its width. */
    @Override
    protected double computePrefHeight(double width) {
        if (getGraphic() == null) {
            return super.computePrefHeight(width);
        }
        double room = getListView() == null ? width : getListView().getWidth() - SCROLL_BAR;
        return snapSizeY(row.prefHeight(room)) + snappedTopInset() + snappedBottomInset();
    }

    private void fill(Turn turn) {
        Hearing hearing = Hearing.of(turn);
        time.setText(Wording.clock(Duration.ofMillis(turn.offsetMillis())));
        who.setText(Texts.text("speaker." + turn.speaker().name()));
        icon.setIconLiteral(sign(turn.speaker()));
        Styles.oneOf(row, style(turn.speaker()), SPEAKERS);
        Styles.when(row, "growing", turn.state() == Turn.State.GROWING);
        heard.setText(hearing.heard());
        rest.setText(hearing.rest());
        rest.getStyleClass().setAll("text", hearing.why() == Hearing.Rest.CUT ? "cut" : "unheard");
        boolean cut = hearing.why() == Hearing.Rest.CUT;
        if (cut != words.getChildren().contains(notHeard)) {
            if (cut) {
                words.getChildren().add(notHeard);
            } else {
                words.getChildren().remove(notHeard);
            }
        }
        setAccessibleText(spoken(turn, hearing));
    }

    private static String spoken(Turn turn, Hearing hearing) {
        String who = Texts.text("speaker." + turn.speaker().name());
        String at = Wording.clock(Duration.ofMillis(turn.offsetMillis()));
        return hearing.why() == Hearing.Rest.CUT
                ? Texts.text("transcript.spoken.cut", who, at, hearing.heard())
                : Texts.text("transcript.spoken", who, at, hearing.heard());
    }

    private static String sign(Turn.Speaker speaker) {
        return switch (speaker) {
            case AI -> "fth-cpu";
            case PAYER -> "fth-user";
            case COLLECTOR -> "fth-mic";
            case SYSTEM -> "fth-info";
        };
    }

    private static String style(Turn.Speaker speaker) {
        return speaker == Turn.Speaker.PAYER ? "payer-voice" : speaker.name().toLowerCase(Locale.ROOT);
    }
}
