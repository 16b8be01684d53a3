package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.Rehearsals.Scenario;
import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.place.Notice;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Texts;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The stories as a list, each with the button that plays it; in live mode, how to start a rehearsal. */
public final class RehearseController {
    private static final List<String> NOTICE_STYLES = List.of("busy", "hold", "deny");

    private final RehearseModel model;

    @FXML
    VBox stories;

    @FXML
    VBox none;

    @FXML
    HBox noticeStrip;

    @FXML
    FontIcon noticeSign;

    @FXML
    Label noticeTitle;

    @FXML
    Label noticeText;

    public RehearseController(RehearseModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        Styles.show(none, model.scenarios().isEmpty());
        Styles.show(stories, !model.scenarios().isEmpty());
        stories.getChildren().setAll(model.scenarios().stream().map(this::line).toList());
        model.notice().subscribe(this::tell);
    }

    private Node line(Scenario story) {
        Label summary = Styles.label(story.summary(), "muted");
        summary.setWrapText(true);
        String expected = Texts.text("rehearse.expected", story.payer(), Wording.status(story.expected()));
        VBox words =
                new VBox(2, Styles.label(story.name(), "strong"), summary, Styles.label(expected, "small", "subtle"));
        Button play = new Button(Texts.text("rehearse.play"), Styles.icon("fth-play-circle"));
        play.setId("rehearse-" + story.name());
        play.setMinWidth(Button.USE_PREF_SIZE);
        play.setAccessibleText(Texts.text("rehearse.play.spoken", story.name(), story.summary()));
        play.setOnAction(clicked -> model.rehearse(story));
        HBox line = new HBox(16, words, Styles.spring(), play);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("story");
        return line;
    }

    private void tell(Optional<Notice> notice) {
        Styles.show(noticeStrip, notice.isPresent());
        notice.ifPresent(said -> {
            Styles.oneOf(noticeStrip, said.tone().style(), NOTICE_STYLES);
            noticeSign.setIconLiteral(said.tone().icon());
            noticeTitle.setText(said.title());
            noticeText.setText(said.text());
        });
    }
}
