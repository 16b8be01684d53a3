package com.vegah.collectiq.app;

import com.vegah.collectiq.settings.Check;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.value.Texts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code doctor}: looks at everything the program leans on, a line each, with what to do about what is broken. */
@Command(name = "doctor", description = "Check settings, database, port, tunnel, Twilio, OpenAI, mail and sound.")
final class DoctorCommand implements Callable<Integer> {
    private final Start start;
    private final Cli cli;

    DoctorCommand(Start start, Cli cli) {
        this.start = start;
        this.cli = cli;
    }

    @Override
    public Integer call() {
        SettingsLoader.Loaded loaded = cli.settings(Purpose.DESK);
        boolean broken = false;
        try (Practice practice = Practice.open(loaded)) {
            for (Check check : practice.checks()) {
                Check.Finding finding = practice.look(check);
                print(check.subject(), finding);
                broken |= finding.state() == Check.Finding.State.BROKEN;
            }
        }
        return broken ? Failure.FAILED : 0;
    }

    private void print(String subject, Check.Finding finding) {
        String state = Texts.text(
                switch (finding.state()) {
                    case FINE -> "doctor.fine";
                    case NOT_SET_UP -> "doctor.notset";
                    case BROKEN -> "doctor.broken";
                });
        String line = String.format("%-10s %-11s %s", subject, state, finding.detail());
        String remedy =
                finding.obstacle().map(obstacle -> " " + obstacle.remedy()).orElse("");
        start.out().println(line + remedy);
    }
}
