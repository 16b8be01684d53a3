package com.vegah.collectiq.ui.shell;

import com.vegah.collectiq.call.Calls;
import com.vegah.collectiq.call.LiveCalls;
import com.vegah.collectiq.call.Rehearsals;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.ui.place.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the desk window is made of. The services are those of the status bar, asked once a second off the UI thread; {@code database} says in
 * words where the data lies; {@code actor} is who sits at the desk; {@code onClose} runs on the UI thread when the window has gone, and ends the program.
 */
public record DeskParts(
        Desk desk,
        LiveCalls liveCalls,
        Calls calls,
        Optional<Rehearsals> rehearsals,
        Settings settings,
        Optional<Path> settingsFile,
        String database,
        List<Service> services,
        Timekeeper time,
        String actor,
        Runnable onClose) {
    public DeskParts {
        services = List.copyOf(services);
    }
}
