package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The turns of a call in order, the newest 2,000, and whether the reader follows the end. UI thread only. */
public final class Transcript {
    static final int MOST = 2_000;

    private final ObservableList<Turn> turns = FXCollections.observableArrayList();
    private final ObservableList<Turn> shown = FXCollections.unmodifiableObservableList(turns);
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyIntegerWrapper missed = new ReadOnlyIntegerWrapper();

    public ObservableList<Turn> turns() {
        return shown;
    }

    /** Whether the view stays at the live end. */
    public ReadOnlyBooleanProperty following() {
        return following.getReadOnlyProperty();
    }

    /** New turns since the reader left the end. */
    public ReadOnlyIntegerProperty missed() {
        return missed.getReadOnlyProperty();
    }

    /** The reader scrolled up. */
    public void leaveEnd() {
        following.set(false);
    }

    public void backToEnd() {
        missed.set(0);
        following.set(true);
    }

    /** Takes a burst: known turns are replaced where they stand, new ones added at once. */
    void take(List<Turn> burst) {
        List<Turn> fresh = new ArrayList<>();
        for (Turn turn : burst) {
            int at = indexOf(turn.seq());
            if (at >= 0) {
                turns.set(at, turn);
            } else {
                fresh.add(turn);
            }
        }
        if (!fresh.isEmpty()) {
            fresh.sort(Comparator.comparingInt(Turn::seq));
            add(fresh);
        }
    }

    void clear() {
        turns.clear();
        backToEnd();
    }

    private void add(List<Turn> fresh) {
        if (turns.isEmpty() || turns.get(turns.size() - 1).seq() < fresh.get(0).seq()) {
            turns.addAll(fresh);
        } else {
            fresh.forEach(turn -> turns.add(placeOf(turn.seq()), turn));
        }
        if (turns.size() > MOST) {
            turns.remove(0, turns.size() - MOST);
        }
        if (!following.get()) {
            missed.set(missed.get() + fresh.size());
        }
    }

    /** Turns come late in order, so looking begins at the end. */
    private int indexOf(int seq) {
        for (int i = turns.size() - 1; i >= 0 && turns.get(i).seq() >= seq; i--) {
            if (turns.get(i).seq() == seq) {
                return i;
            }
        }
        return -1;
    }

    private int placeOf(int seq) {
        int place = turns.size();
        while (place > 0 && turns.get(place - 1).seq() > seq) {
            place--;
        }
        return place;
    }
}
