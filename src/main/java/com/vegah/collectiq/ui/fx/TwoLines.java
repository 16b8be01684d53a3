package com.vegah.collectiq.ui.fx;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a two-line cell holds: an icon, the name or figure, and the quieter line below. Reused, never rebuilt. UI thread only. */
public final class TwoLines extends HBox {
    private static final int GAP = 9;

    private final Label sign = new Label();
    private final FontIcon icon = new FontIcon("fth-check-circle");
    private final Label first = new Label();
    private final Label second = new Label();

    public TwoLines() {
        super(GAP);
        getStyleClass().add("two-lines");
        setAlignment(Pos.CENTER_LEFT);
        first.getStyleClass().add("first");
        second.getStyleClass().add("second");
        icon.getStyleClass().add("s16");
        sign.setGraphic(icon);
        sign.getStyleClass().add("sign");
        Styles.show(sign, false);
        VBox lines = new VBox(1, first, second);
        lines.setFillWidth(true);
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        getChildren().setAll(sign, lines);
    }

    public void say(String firstLine, String secondLine) {
        first.setText(firstLine);
        second.setText(secondLine);
        Styles.show(second, !secondLine.isEmpty());
        Styles.when(this, "one-line", secondLine.isEmpty());
    }

    public void sign(String literal) {
        icon.setIconLiteral(literal);
        Styles.show(sign, true);
    }

    /** Gives the first line and the icon a tone out of a family; loud: the words take its colour too. */
    public void tone(String tone, List<String> family, boolean loud) {
        Styles.oneOf(this, tone, family);
        icon.getStyleClass().remove("toned");
        first.getStyleClass().remove("toned");
        icon.getStyleClass().add("toned");
        if (loud) {
            first.getStyleClass().add("toned");
        }
    }

    /** Both lines end at the right edge, as figures do. */
    public TwoLines right() {
        VBox lines = (VBox) first.getParent();
        lines.setAlignment(Pos.CENTER_RIGHT);
        return this;
    }
}
