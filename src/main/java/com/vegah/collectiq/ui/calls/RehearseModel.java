package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.Rehearsals;
import com.vegah.collectiq.call.Rehearsals.Scenario;
import com.vegah.collectiq.outreach.Dialler;
import com.vegah.collectiq.ui.place.Caller;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Notice;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The stories one can rehearse; each prepares its payer and then goes the way of every call. UI thread only. */
public final class RehearseModel {
    private final Optional<Rehearsals> rehearsals;
    private final Caller caller;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());

    public RehearseModel(Optional<Rehearsals> rehearsals, Caller caller, Navigator navigator) {
        this.rehearsals = rehearsals;
        this.caller = caller;
        this.navigator = navigator;
    }

    /** Empty in live mode. */
    public List<Scenario> scenarios() {
        return rehearsals.map(Rehearsals::scenarios).orElse(List.of());
    }

    public ReadOnlyObjectProperty<Optional<Notice>> notice() {
        return notice.getReadOnlyProperty();
    }

    public void rehearse(Scenario scenario) {
        notice.set(Optional.empty());
        rehearsals.ifPresent(stories ->
                caller.call(scenario.payer(), () -> stories.prepare(scenario.name()), new Caller.Answered() {
                    @Override
                    public void calling(Dialler.Begun call) {
                        navigator.choose(Optional.of(scenario.payer()));
                        navigator.openCall(call.attempt());
                    }

                    @Override
                    public void refused(Notice why) {
                        notice.set(Optional.of(why));
                    }
                }));
    }

    /** Rehearses a story by its name, if there is one. */
    public void rehearse(String name) {
        scenarios().stream()
                .filter(story -> story.name().equals(name))
                .findFirst()
                .ifPresent(this::rehearse);
    }
}
