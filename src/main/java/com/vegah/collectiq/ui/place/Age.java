package com.vegah.collectiq.ui.place;

import com.vegah.collectiq.ui.fx.Styles;
import java.util.List;
import javafx.scene.layout.Region;

/** The age ramp: one hue, older is stronger. */
public final class Age {
    private static final int[] UP_TO = {5, 10, 30, 60, 90};
    private static final List<String> STYLES = List.of("age-1", "age-2", "age-3", "age-4", "age-5", "age-6");

    private Age() {}

    /** A chip of no age yet. */
    public static Region chip() {
        Region chip = new Region();
        chip.getStyleClass().add("age-chip");
        return chip;
    }

    public static void mark(Region chip, int daysPastDue) {
        Styles.oneOf(chip, style(daysPastDue), STYLES);
        chip.setVisible(daysPastDue > 0);
    }

    /** 1–5, 6–10, 11–30, 31–60, 61–90, more. */
    public static String style(int daysPastDue) {
        int bucket = 0;
        while (bucket < UP_TO.length && daysPastDue > UP_TO[bucket]) {
            bucket++;
        }
        return STYLES.get(bucket);
    }
}
