package com.vegah.collectiq.receivable;

import com.vegah.collectiq.value.PayerId;
import java.util.List;

/** What payers let us know, and the plans proposed to them. May touch the disk. */
public interface Notices {
    /** Adds a notice once per tool call. */
    void add(Notice notice);

    /** Adds a plan once per tool call. */
    void add(Plan plan);

    /** Oldest first. */
    List<Notice> of(PayerId payer);

    List<Plan> plans(PayerId payer);
}
