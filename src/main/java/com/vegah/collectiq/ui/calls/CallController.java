package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.ui.fx.Bars;
import com.vegah.collectiq.ui.fx.Key;
import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.VerdictWords;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The call screen's head, its phase row, and the right column: state, note, and the way to end. */
public final class CallController {
    private static final List<String> NOTES = List.of("info", "hold", "deny");

    private final CallModel model;
    private final Pulse pulse;
    private final Duration limit;

    @FXML
    private HBox recording;

    @FXML
    private Label recordingText;

    @FXML
    private Button pause;

    @FXML
    Label name;

    @FXML
    Label id;

    @FXML
    Label kind;

    @FXML
    Label number;

    @FXML
    Label localTime;

    @FXML
    Label clock;

    @FXML
    Label ends;

    @FXML
    HBox steps;

    @FXML
    Bars bars;

    @FXML
    Label state;

    @FXML
    Label stateDetail;

    @FXML
    HBox note;

    @FXML
    Label noteText;

    @FXML
    Button end;

    @FXML
    Label endKey;

    @FXML
    VBox question;

    @FXML
    Label questionTitle;

    @FXML
    Button stay;

    public CallController(CallModel model, Pulse pulse, Duration limit) {
        this.model = model;
        this.pulse = pulse;
        this.limit = limit;
    }

    @FXML
    void initialize() {
        endKey.setText(Key.END_CALL.cap());
        model.view().subscribe(call -> call.ifPresentOrElse(this::show, () -> bars.speak(false)));
        model.row().subscribe(row -> tick());
        pulse.now().subscribe(now -> tick());
        model.asking().subscribe(asking -> {
            Styles.show(question, asking);
            if (asking) {
                stay.requestFocus();
            }
        });
    }

    @FXML
    void goBack() {
        model.back();
    }

    @FXML
    void openPayer() {
        model.openPayer();
    }

    @FXML
    void pauseOrResume() {
        model.view().get().ifPresent(call -> model.pauseRecording(call.recorded() == CallView.Recorded.YES));
    }

    @FXML
    void askToEnd() {
        model.askToEnd();
    }

    @FXML
    void hangUp() {
        model.hangUp();
    }

    @FXML
    void keepTalking() {
        model.stay();
    }

    private void show(CallView call) {
        name.setText(call.payerName());
        id.setText(call.payer().value());
        kind.setText(Texts.text(call.over() ? "call.kind.past" : "call.kind.live"));
        number.setText(Wording.phone(call.to()));
        steps.getChildren().clear();
        Step.of(call, pulse.zone()).forEach(this::add);
        boolean speaking = !call.over() && call.speaking() != CallView.Speaking.NOBODY;
        bars.speak(speaking);
        Styles.show(bars, speaking);
        state.setText(call.over() ? Wording.status(call.status()) : VerdictWords.speaking(call));
        stateDetail.setText(Texts.text("call.state." + call.phase().name()));
        Styles.show(note, call.note().isPresent());
        Styles.oneOf(note, failed(call) ? "deny" : "info", NOTES);
        noteText.setText(call.note().orElse(""));
        showRecording(call);
        Styles.show(end, !call.over());
        questionTitle.setText(Texts.text("call.end.question", call.payerName()));
        tick();
    }

    private void showRecording(CallView call) {
        boolean shown = !call.over() && call.recorded() != CallView.Recorded.NO;
        Styles.show(recording, shown);
        boolean paused = call.recorded() == CallView.Recorded.PAUSED;
        Styles.show(pause, call.recorded() == CallView.Recorded.YES || paused);
        if (shown) {
            recordingText.setText(Texts.text("call.recorded." + call.recorded()));
            pause.setText(Texts.text(paused ? "call.record.resume" : "call.record.pause"));
        }
    }

    private void tick() {
        model.view().get().ifPresent(call -> {
            Instant from = call.answeredAt().orElse(call.createdAt());
            clock.setText(Wording.clock(Duration.between(from, call.endedAt().orElse(pulse.instant()))));
            ends.setText(ending(call));
            localTime.setText(place());
        });
    }

    private String ending(CallView call) {
        if (call.over()) {
            return call.endedAt()
                    .map(at -> Texts.text("call.ended", Wording.past(at, pulse.instant(), pulse.zone())))
                    .orElse("");
        }
        return call.answeredAt().isPresent()
                ? Texts.text("call.limit", Wording.clock(limit))
                : VerdictWords.speaking(call);
    }

    private String place() {
        Optional<Desk.Row> row = model.row().get();
        return row.flatMap(known -> known.account().payer().place().timeZone())
                .map(zone -> Wording.timeThere(pulse.instant(), zone))
                .orElse("");
    }

    private void add(Step step) {
        if (!steps.getChildren().isEmpty()) {
            Region line = new Region();
            line.getStyleClass().addAll("step-line", step.state().style());
            HBox.setHgrow(line, Priority.ALWAYS);
            steps.getChildren().add(line);
        }
        Label word = Styles.label(step.name(), step.state() == Step.State.NOW ? "strong" : "small");
        word.setGraphic(Styles.icon(step.state().icon(), "toned"));
        word.getStyleClass().add(step.state() == Step.State.NOW ? "toned" : "muted");
        word.setMinWidth(Region.USE_PREF_SIZE);
        Label detail = Styles.label(step.detail(), "small", "subtle");
        detail.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(6, word, detail);
        box.getStyleClass().addAll("step", step.state().style());
        steps.getChildren().add(box);
    }

    private static boolean failed(CallView call) {
        OutreachStatus status = call.status();
        return status == OutreachStatus.CALL_FAILED || status == OutreachStatus.CALL_DROPPED;
    }
}
