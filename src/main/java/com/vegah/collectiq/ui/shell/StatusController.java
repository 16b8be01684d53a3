package com.vegah.collectiq.ui.shell;

import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.Service;
import com.vegah.collectiq.ui.place.Surroundings;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Texts;
import java.time.Instant;
import java.util.List;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The status bar: a lamp and a word for each service, the scheduler, the clock with its place. */
public final class StatusController {
    private final Surroundings around;
    private final Pulse pulse;
    private final Settings.Scheduler schedule;

    @FXML
    HBox services;

    @FXML
    Label scheduler;

    @FXML
    Label clock;

    public StatusController(Surroundings around, Pulse pulse, Settings.Scheduler schedule) {
        this.around = around;
        this.pulse = pulse;
        this.schedule = schedule;
    }

    @FXML
    void initialize() {
        scheduler.setText(
                schedule.enabled()
                        ? Texts.text("scheduler.on", Wording.wait(schedule.interval()))
                        : Texts.text("scheduler.off"));
        pulse.now().subscribe(this::tell);
        around.services().subscribe(this::show);
    }

    private void tell(Instant now) {
        String day = Wording.day(now.atZone(pulse.zone()).toLocalDate());
        clock.setText(Texts.text("status.clock", day, Wording.timeThere(now, pulse.zone())));
    }

    private void show(List<Service.State> states) {
        services.getChildren()
                .setAll(states.stream().map(StatusController::lamp).toList());
    }

    private static HBox lamp(Service.State state) {
        Region light = new Region();
        light.getStyleClass().add("lamp");
        Styles.when(light, "broken", state.obstacle().isPresent());
        Label name =
                new Label(state.obstacle().isPresent() ? Texts.text("status.missing", state.name()) : state.name());
        state.obstacle().ifPresent(why -> name.setTooltip(new Tooltip(why.toString())));
        name.setAccessibleText(
                state.obstacle().map(why -> state.name() + ". " + why).orElse(Texts.text("status.fine", state.name())));
        HBox row = new HBox(7, light, name);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
