package com.vegah.collectiq.call;

import com.vegah.collectiq.receivable.Notice;
import com.vegah.collectiq.receivable.Notices;
import com.vegah.collectiq.receivable.Plan;
import com.vegah.collectiq.value.PayerId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notices and plans in memory. */
final class MemoryNotices implements Notices {
    final List<Notice> notices = new CopyOnWriteArrayList<>();
    final List<Plan> plans = new CopyOnWriteArrayList<>();

    @Override
    public void add(Notice notice) {
        notices.add(notice);
    }

    @Override
    public void add(Plan plan) {
        plans.add(plan);
    }

    @Override
    public List<Notice> of(PayerId payer) {
        return List.copyOf(notices);
    }

    @Override
    public List<Plan> plans(PayerId payer) {
        return List.copyOf(plans);
    }
}
