package com.vegah.collectiq.receivable;

import com.vegah.collectiq.settings.Settings.StageDays;

/** How far a debt has come, by its oldest open invoice; CURRENT is not overdue and never contacted. */
public enum Stage {
    CURRENT,
    STAGE_1,
    STAGE_2,
    STAGE_3;

    public static Stage of(int daysPastDue, StageDays days) {
        if (daysPastDue <= 0) {
            return CURRENT;
        }
        if (daysPastDue <= days.stage2AfterDays()) {
            return STAGE_1;
        }
        return daysPastDue <= days.stage3AfterDays() ? STAGE_2 : STAGE_3;
    }

    /** As in the CSV: 1 is high, 4 is low. */
    public int criticality() {
        return switch (this) {
            case CURRENT -> 4;
            case STAGE_1 -> 3;
            case STAGE_2 -> 2;
            case STAGE_3 -> 1;
        };
    }
}
