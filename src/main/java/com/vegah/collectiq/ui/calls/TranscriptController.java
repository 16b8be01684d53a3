package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.value.Texts;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;

/** The talk: follows its live end unless the reader scrolled up; End brings back. */
public final class TranscriptController {
    private static final double AT_END = 0.995;

    private final Transcript transcript;

    @FXML
    ListView<Turn> turns;

    @FXML
    Button back;

    public TranscriptController(CallModel model) {
        this.transcript = model.transcript();
    }

    @FXML
    void initialize() {
        turns.setItems(transcript.turns());
        turns.setCellFactory(list -> new TurnCell());
        turns.getItems().addListener((ListChangeListener<Turn>) change -> follow());
        turns.addEventFilter(ScrollEvent.SCROLL, scroll -> {
            if (scroll.getDeltaY() > 0) {
                leaveEnd();
            } else if (scroll.getDeltaY() < 0 && atEnd()) {
                backToEnd();
            }
        });
        turns.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        transcript.missed().subscribe(missed -> {
            back.setText(Texts.text("transcript.back", missed.intValue()));
            Styles.show(back, missed.intValue() > 0);
        });
    }

    /** Back to the live end. */
    @FXML
    public void backToEnd() {
        transcript.backToEnd();
        follow();
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.UP || key.getCode() == KeyCode.PAGE_UP || key.getCode() == KeyCode.HOME) {
            leaveEnd();
        } else if (key.getCode() == KeyCode.END) {
            backToEnd();
        }
    }

    private void leaveEnd() {
        if (bar().isPresent()) {
            transcript.leaveEnd();
        }
    }

    private void follow() {
        if (transcript.following().get() && !turns.getItems().isEmpty()) {
            turns.scrollTo(turns.getItems().size() - 1);
        }
    }

    private boolean atEnd() {
        return bar().map(bar -> bar.getValue() >= bar.getMax() * AT_END).orElse(true);
    }

    /** The vertical bar, where there is more than fits. */
    private Optional<ScrollBar> bar() {
        return turns.lookupAll(".scroll-bar:vertical").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(ScrollBar::isVisible)
                .findFirst();
    }
}
