package com.vegah.collectiq.outreach;

import com.vegah.collectiq.compliance.ContactFacts.PastCall;
import com.vegah.collectiq.receivable.Notice;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Earlier contacts in memory. */
public final class FakeHistory implements History {
    private final Map<PayerId, List<PastCall>> calls = new ConcurrentHashMap<>();
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private final Set<PayerId> unsettled = ConcurrentHashMap.newKeySet();

    public void called(PayerId payer, Instant at, boolean conversation) {
        calls.computeIfAbsent(payer, key -> new CopyOnWriteArrayList<>()).add(new PastCall(at, conversation));
    }

    public void noticed(Notice notice) {
        notices.add(notice);
    }

    public void settled(PayerId payer, boolean settled) {
        if (settled) {
            unsettled.remove(payer);
        } else {
            unsettled.add(payer);
        }
    }

    /** Leaves out every unsettled call: in a test the only one is the own one. */
    @Override
    public History besides(AttemptId own) {
        FakeHistory besides = new FakeHistory();
        besides.calls.putAll(calls);
        besides.notices.addAll(notices);
        return besides;
    }

    @Override
    public List<PastCall> calls(PayerId payer, Instant since) {
        return calls.getOrDefault(payer, List.of()).stream()
                .filter(call -> !call.at().isBefore(since))
                .toList();
    }

    @Override
    public List<Notice> notices(PayerId payer) {
        return notices.stream().filter(notice -> notice.payer().equals(payer)).toList();
    }

    @Override
    public boolean unsettled(PayerId payer) {
        return unsettled.contains(payer);
    }
}
