package com.vegah.collectiq.ui.shell;

import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.value.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** The question before leaving with live calls; it lies over the window and stops nothing else. */
public final class LeavingController {
    private final LeavingModel model;

    @FXML
    StackPane veil;

    @FXML
    Label question;

    @FXML
    Label explained;

    @FXML
    Button stay;

    @FXML
    Button finish;

    @FXML
    Button goodbye;

    public LeavingController(LeavingModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        model.step().subscribe(this::show);
    }

    @FXML
    void didStay() {
        model.stay();
    }

    @FXML
    void didFinish() {
        model.letFinish();
    }

    @FXML
    void didGoodbye() {
        model.sayGoodbye();
    }

    private void show(LeavingModel.Step step) {
        boolean asking = step == LeavingModel.Step.ASKED;
        Styles.show(veil, asking || (step == LeavingModel.Step.WAITING && model.liveCalls() > 0));
        Styles.show(finish, asking);
        Styles.show(goodbye, asking);
        question.setText(Texts.text("leave.question", model.liveCalls()));
        explained.setText(Texts.text(asking ? "leave.explained" : "leave.waiting"));
        if (veil.isVisible()) {
            stay.requestFocus();
        }
    }
}
