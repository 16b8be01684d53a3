package com.vegah.collectiq.ui.shell;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.LiveCalls;
import com.vegah.collectiq.ui.place.LiveList;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;

/** Closing the window: at once with no call live, else asked first; a call is never lost by a click on the cross. UI thread only. */
public final class LeavingModel {
    private final LiveList live;
    private final LiveCalls calls;
    private final Runnable leave;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.STAYING);

    /** Where the leaving is. */
    public enum Step {
        STAYING,
        ASKED,
        WAITING,
        LEFT
    }

    public LeavingModel(LiveList live, LiveCalls calls, Runnable leave) {
        this.live = live;
        this.calls = calls;
        this.leave = leave;
        live.calls().addListener((ListChangeListener<CallView>) change -> leaveWhenQuiet());
    }

    /** The window was asked to close. */
    public void ask() {
        if (step.get() == Step.STAYING) {
            step.set(live.calls().isEmpty() ? Step.WAITING : Step.ASKED);
            leaveWhenQuiet();
        }
    }

    public void stay() {
        if (step.get() != Step.LEFT) {
            step.set(Step.STAYING);
        }
    }

    /** Waits until the last call has ended, then leaves. */
    public void letFinish() {
        step.set(Step.WAITING);
        leaveWhenQuiet();
    }

    /** Ends every call, then leaves. */
    public void sayGoodbye() {
        step.set(Step.WAITING);
        live.calls().forEach(call -> calls.hangUp(call.attempt(), CallRecord.EndedBy.COLLECTOR));
        leaveWhenQuiet();
    }

    public int liveCalls() {
        return live.calls().size();
    }

    public ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    private void leaveWhenQuiet() {
        if (step.get() == Step.WAITING && live.calls().isEmpty()) {
            step.set(Step.LEFT);
            leave.run();
        }
    }
}
