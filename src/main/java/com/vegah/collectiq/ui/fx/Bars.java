package com.vegah.collectiq.ui.fx;

import java.util.Arrays;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** Small bars that move while somebody speaks; they say nothing that the word beside them does not. UI thread only. */
public final class Bars extends HBox {
    private static final int[] HEIGHTS = {5, 11, 15, 8, 12};
    private static final Duration STEP = Duration.millis(100);

    private final Region[] bars = new Region[HEIGHTS.length];
    private final Timeline dance = new Timeline(new KeyFrame(STEP, tick -> step()));
    private boolean speaking;
    private int step;

    public Bars() {
        getStyleClass().add("bars");
        Arrays.setAll(bars, i -> bar());
        getChildren().setAll(bars);
        dance.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> move());
        step();
    }

    public void speak(boolean now) {
        speaking = now;
        move();
    }

    /** What is in no window does not move. */
    private void move() {
        if (speaking && getScene() != null) {
            dance.play();
        } else {
            dance.stop();
        }
    }

    private void step() {
        step++;
        for (int i = 0; i < bars.length; i++) {
            int height = HEIGHTS[(i * 2 + step) % HEIGHTS.length];
            bars[i].setMinHeight(height);
            bars[i].setMaxHeight(height);
        }
    }

    private static Region bar() {
        Region bar = new Region();
        bar.getStyleClass().add("bar");
        return bar;
    }
}
