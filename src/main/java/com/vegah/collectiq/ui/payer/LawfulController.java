package com.vegah.collectiq.ui.payer;

import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.ui.fx.Key;
import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.place.Notice;
import com.vegah.collectiq.ui.place.VerdictWords.Tone;
import com.vegah.collectiq.value.Texts;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The lawful button: one act, two lines of verdict, why. */
public final class LawfulController {
    private static final List<String> NOTICE_STYLES = List.of("busy", "hold", "deny");

    private final LawfulModel model;
    private final PayerModel payer;
    private final WhyPopover popover;

    @FXML
    VBox lawful;

    @FXML
    Button press;

    @FXML
    FontIcon sign;

    @FXML
    Label label;

    @FXML
    Label cap;

    @FXML
    FontIcon verdictSign;

    @FXML
    Label line1;

    @FXML
    Label line2;

    @FXML
    Button why;

    @FXML
    Button letter;

    @FXML
    HBox noticeStrip;

    @FXML
    FontIcon noticeSign;

    @FXML
    Label noticeTitle;

    @FXML
    Label noticeText;

    public LawfulController(LawfulModel model, PayerModel payer) {
        this.model = model;
        this.payer = payer;
        popover = new WhyPopover(payer.pulse());
    }

    @FXML
    void initialize() {
        cap.setText(Key.LAWFUL.cap());
        model.attach(this::explain, this::typing);
        model.act().subscribe(act -> act.ifPresent(this::show));
        model.notice().subscribe(this::tell);
        payer.row()
                .subscribe(row -> why.setText(row.map(known -> Texts.text(
                                "lawful.why", known.verdict().findings().size()))
                        .orElse("")));
    }

    @FXML
    void didPress() {
        model.press();
    }

    /** Opens the rules that were looked at, or closes them. */
    @FXML
    public void explain() {
        payer.row().get().ifPresent(row -> {
            Verdict verdict = row.verdict();
            popover.toggle(verdict, why);
        });
    }

    private boolean typing() {
        return press.getScene() != null && press.getScene().getFocusOwner() instanceof TextInputControl;
    }

    private void show(LawfulAct act) {
        Styles.oneOf(lawful, act.tone().style(), Tone.styles());
        sign.setIconLiteral(act.icon());
        label.setText(act.label());
        line1.setText(act.line1());
        line2.setText(act.line2());
        boolean main = act.does() == LawfulAct.Does.CALL || act.does() == LawfulAct.Does.OPEN;
        Styles.oneOf(press, main ? "main" : "held", List.of("main", "held"));
        press.setDisable(act.does() == LawfulAct.Does.WAIT);
        press.setAccessibleText(Texts.text("lawful.spoken", act.label(), act.line1(), act.line2()));
        verdictSign.setIconLiteral(act.tone() == Tone.ALLOW ? "fth-check-circle" : act.icon());
        Styles.show(verdictSign, act.tone() == Tone.ALLOW);
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
