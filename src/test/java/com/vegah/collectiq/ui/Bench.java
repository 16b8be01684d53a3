package com.vegah.collectiq.ui;

import com.vegah.collectiq.ui.fx.Jobs;
import com.vegah.collectiq.ui.place.Caller;
import com.vegah.collectiq.ui.place.LiveList;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.Surroundings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What models need, without a window: work waits until a test does it, the UI thread is the test's own. */
public final class Bench {
    public final FakeDesk desk = new FakeDesk();
    public final FakeLiveCalls live = new FakeLiveCalls();
    public final FakeCalls calls = new FakeCalls();
    public final StillTime time = new StillTime();
    public final Navigator navigator = new Navigator();
    public final Deque<Runnable> work = new ArrayDeque<>();
    public final Jobs jobs = new Jobs(work::add, Runnable::run, failure -> {
        throw new AssertionError(failure);
    });
    public final Pulse pulse = new Pulse(time, Runnable::run);
    public final LiveList liveList = new LiveList(live, Runnable::run);
    public final Surroundings around = new Surroundings(desk, List.of(), jobs, time);
    public final Caller caller = new Caller(desk, jobs, pulse, "Mara Reyes");

    /** Does all the work that waits. */
    public void work() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    /** Has the surroundings seen, as each second does, and the work that follows done. */
    public void look() {
        around.look();
        work();
    }
}
