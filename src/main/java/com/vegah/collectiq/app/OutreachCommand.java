package com.vegah.collectiq.app;

import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.outreach.Dialler;
import com.vegah.collectiq.outreach.Intents;
import com.vegah.collectiq.outreach.Requests;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.Service;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.Texts;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outreach}: one click from the terminal; the running instance does it, or this process where none runs. */
@Command(name = "outreach", description = "Reach one payer by what the stage asks for, if the guard allows it.")
final class OutreachCommand implements Callable<Integer> {
    private static final String ACTOR = "command line";
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(15);

    private final Start start;
    private final Cli cli;

    @Parameters(paramLabel = "PAYER_ID", description = "The payer's id.")
    private String payer = "";

    @Option(names = "--dry-run", description = "Only say what the guard says.")
    private boolean dryRun;

    OutreachCommand(Start start, Cli cli) {
        this.start = start;
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Given.nonBlank(payer);
        Settings settings = cli.settings(Purpose.LIVE).settings();
        Optional<Instance> mine = Instance.own(settings.dataDir());
        try (Timekeeper time = Timekeeper.real(ZoneId.systemDefault());
                House house = House.live(settings, time)) {
            Desk.Row row = house.desk()
                    .row(new PayerId(payer))
                    .orElseThrow(() -> new Failure(
                            Failure.FAILED, OutreachWords.obstacle(new Desk.Result.NoSuchPayer(new PayerId(payer)))));
            start.out().println(OutreachWords.verdict(row.verdict(), ZoneId.systemDefault()));
            if (dryRun) {
                return row.verdict() instanceof Verdict.Allow ? 0 : Failure.NOT_PERMITTED;
            }
            needService(row, settings);
            return mine.isPresent() ? here(house) : there(house, time);
        } finally {
            mine.ifPresent(Instance::close);
        }
    }

    private void needService(Desk.Row row, Settings settings) {
        List<Service> needed = row.standing().stage() == Stage.STAGE_3
                ? List.of(Service.TWILIO, Service.OPENAI)
                : List.of(Service.MAIL);
        List<Service> absent = needed.stream()
                .filter(service -> !service.hasCredentials(settings))
                .toList();
        if (!absent.isEmpty() && row.standing().stage() != Stage.CURRENT) {
            String names = MissingNames.of(absent, settings);
            throw new Failure(
                    Failure.BAD_SETTINGS,
                    new Obstacle(
                            Texts.text("cli.outreach.service.cause", names),
                            Texts.text("cli.outreach.service.remedy", names)));
        }
    }

    /** No instance runs: this process is the instance until the outreach has ended. */
    private int here(House house) {
        house.openForOne();
        house.recoverIntents();
        Desk.Result result = house.desk().contact(new PayerId(payer), ACTOR);
        if (result instanceof Desk.Result.Calling calling) {
            return told(calling.call().ended().join());
        }
        if (result instanceof Desk.Result.Held) {
            return refused(Intents.State.HELD);
        }
        if (result instanceof Desk.Result.Denied) {
            return refused(Intents.State.DENIED);
        }
        throw new Failure(Failure.FAILED, OutreachWords.obstacle(result));
    }

    /** The running instance takes the intent; this process waits for what came of it. */
    private int there(House house, Timekeeper time) {
        try (Requests requests = new Requests(house.intents(), time)) {
            Intents.Intent asked = requests.request(new PayerId(payer), ACTOR)
                    .orElseThrow(() -> new Failure(Failure.FAILED, OutreachWords.obstacle(new Desk.Result.UnderWay())));
            return told(requests.outcome(asked, TAKEN_WITHIN).join());
        }
    }

    private int told(Intents.Intent done) {
        if (done.state() == Intents.State.HELD || done.state() == Intents.State.DENIED) {
            return refused(done.state());
        }
        if (done.status().isPresent()) {
            return told(new Dialler.Ended(done.status().get(), done.detail()));
        }
        throw new Failure(Failure.FAILED, Obstacle.ofLines(done.detail(), Texts.text("cli.outreach.failed.remedy")));
    }

    private int told(Dialler.Ended ended) {
        start.out().println(Texts.text("cli.outreach.result", ended.status()));
        if (ended.status() == OutreachStatus.SENT || ended.status() == OutreachStatus.CALL_COMPLETED) {
            return 0;
        }
        String why = ended.why().isEmpty() ? Texts.text("cli.outreach.ended.cause", ended.status()) : ended.why();
        throw new Failure(Failure.FAILED, Obstacle.ofLines(why, Texts.text("cli.outreach.failed.remedy")));
    }

    private int refused(Intents.State state) {
        start.out().println(Texts.text("cli.outreach.result", state));
        return Failure.NOT_PERMITTED;
    }
}
