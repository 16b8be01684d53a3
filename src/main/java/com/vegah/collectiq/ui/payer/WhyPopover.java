package com.vegah.collectiq.ui.payer;

import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.compliance.Verdict.Finding;
import com.vegah.collectiq.compliance.Verdict.Outcome;
import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Texts;
import java.util.Comparator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;

/** Every rule that was looked at, the deciding ones first, each with its citation. UI thread only. */
final class WhyPopover {
    private static final double WIDTH = 470;
    private static final double MOST_HEIGHT = 460;

    private final PopOver popover = new PopOver();
    private final Pulse pulse;

    WhyPopover(Pulse pulse) {
        this.pulse = pulse;
        // ControlsFX hangs its light sheet on the root, where it would win over ours.
        popover.getRoot().getStylesheets().clear();
        popover.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popover.setDetachable(false);
        popover.setCornerRadius(8);
        popover.setFadeInDuration(Duration.millis(120));
        popover.setFadeOutDuration(Duration.millis(120));
    }

    void toggle(Verdict verdict, Node beside) {
        if (popover.isShowing()) {
            popover.hide();
        } else if (beside.getScene() != null) {
            popover.setContentNode(content(verdict));
            popover.show(beside);
        }
    }

    private Node content(Verdict verdict) {
        VBox rules = new VBox(head(verdict));
        verdict.findings().stream()
                .sorted(Comparator.comparing(Finding::outcome).reversed())
                .map(WhyPopover::line)
                .forEach(rules.getChildren()::add);
        rules.getStyleClass().add("why");
        ScrollPane scroll = new ScrollPane(rules);
        scroll.setFitToWidth(true);
        scroll.setPrefWidth(WIDTH);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setAccessibleText(title(verdict));
        return scroll;
    }

    private HBox head(Verdict verdict) {
        String decided = Texts.text("why.decided", Wording.exact(pulse.instant(), pulse.zone()));
        HBox head = new HBox(
                8, Styles.label(title(verdict), "medium"), Styles.spring(), Styles.label(decided, "small", "subtle"));
        head.getStyleClass().add("why-line");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static String title(Verdict verdict) {
        long against = verdict.findings().stream()
                .filter(found -> found.outcome() != Outcome.CLEAR)
                .count();
        return Texts.text("why.title", verdict.findings().size(), against);
    }

    private static HBox line(Finding finding) {
        Label says = Styles.label(finding.says());
        says.setWrapText(true);
        Label citation = Styles.label(finding.citation(), "small", "subtle");
        citation.setWrapText(true);
        VBox words = new VBox(1, says, citation);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(10, Styles.icon(icon(finding.outcome()), "s16", "toned"), words);
        line.getStyleClass().addAll("why-line", style(finding.outcome()));
        return line;
    }

    private static String icon(Outcome outcome) {
        return switch (outcome) {
            case CLEAR -> "fth-check-circle";
            case HOLDS -> "fth-clock";
            case DENIES -> "fth-slash";
        };
    }

    private static String style(Outcome outcome) {
        return switch (outcome) {
            case CLEAR -> "allow";
            case HOLDS -> "hold";
            case DENIES -> "deny";
        };
    }
}
