package com.vegah.collectiq.ui.fx;

import java.util.Arrays;
import java.util.Collection;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small hands for dressing nodes in code. UI thread only. */
public final class Styles {
    private Styles() {}

    public static Label label(String text, String... classes) {
        Label label = new Label(text);
        label.getStyleClass().addAll(classes);
        return label;
    }

    /** An icon whose size and colour come from its style class. */
    public static FontIcon icon(String literal, String... classes) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().addAll(classes);
        return icon;
    }

    /** Takes what room is left in a row. */
    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** Sets one class out of a family and takes the others away. */
    public static void oneOf(Node node, String chosen, Collection<String> family) {
        if (node.getStyleClass().contains(chosen)) {
            return;
        }
        node.getStyleClass().removeAll(family);
        node.getStyleClass().add(chosen);
    }

    public static void when(Node node, String pseudoClass, boolean on) {
        node.pseudoClassStateChanged(PseudoClass.getPseudoClass(pseudoClass), on);
    }

    /** Shows a node and gives it room, or neither. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    public static void showOnly(Node shown, Node... all) {
        Arrays.stream(all).forEach(node -> show(node, node == shown));
    }
}
