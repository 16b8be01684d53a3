package com.vegah.collectiq.ui.fx;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.kordamp.ikonli.javafx.FontIcon;

/** Short notices at the bottom right of a window; they take no focus and go by themselves. UI thread only. */
public final class Toasts {
    private static final Duration STAYS = Duration.seconds(6);
    private static final int MOST = 3;

    private final Window owner;

    public Toasts(Window owner) {
        this.owner = owner;
    }

    public void show(String icon, String title, String text) {
        if (!owner.isShowing()) {
            return;
        }
        Notifications toast = card(icon, title, text);
        toast.threshold(MOST, card(icon, title, text)).show();
    }

    private Notifications card(String icon, String title, String text) {
        Label sign = new Label();
        sign.setGraphic(new FontIcon(icon));
        sign.getStyleClass().add("toast-icon");
        return Notifications.create()
                .owner(owner)
                .graphic(sign)
                .title(title)
                .text(text)
                .position(Pos.BOTTOM_RIGHT)
                .hideAfter(STAYS);
    }
}
