package com.vegah.collectiq.ui;

import com.vegah.collectiq.call.Rehearsals;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.PayerId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stories that remember which was prepared. */
public final class FakeRehearsals implements Rehearsals {
    public final List<String> prepared = new CopyOnWriteArrayList<>();

    @Override
    public List<Scenario> scenarios() {
        return List.of(
                new Scenario(
                        "promise", "Agrees to pay half on Friday", new PayerId("1003"), OutreachStatus.CALL_COMPLETED),
                new Scenario("no-answer", "Nobody picks up", new PayerId("1044"), OutreachStatus.CALL_NO_ANSWER));
    }

    @Override
    public void prepare(String name) {
        prepared.add(name);
    }
}
