package com.vegah.collectiq.ui;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.Phase;
import com.vegah.collectiq.call.Rehearsals;
import com.vegah.collectiq.call.Turn.Speaker;
import com.vegah.collectiq.call.Turn.State;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.ui.place.Service;
import com.vegah.collectiq.ui.shell.DeskParts;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.PayerId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole made-up desk with two live calls and a history, for pictures and journeys. */
public final class MadeDesk {
    public static final AttemptId LIVE = new AttemptId("a-live");
    public final FakeDesk desk = new FakeDesk();
    public final FakeLiveCalls live = new FakeLiveCalls();
    public final FakeCalls calls = new FakeCalls();
    public final FakeRehearsals rehearsals = new FakeRehearsals();
    public final Timekeeper time = Timekeeper.paced(Made.NOW, Made.DESK, 1);

    public MadeDesk() {
        Instant nine = Made.NOW.plus(Duration.ofHours(6));
        desk.with(List.of(
                row(
                        "1003",
                        "Harborlight Freight Co.",
                        "America/Chicago",
                        "USD",
                        34,
                        nine,
                        "50000.00",
                        "20000.00",
                        "15000.00"),
                row(
                        "1017",
                        "Sablepoint Marine",
                        "America/Los_Angeles",
                        "USD",
                        52,
                        nine,
                        "14200.00",
                        "11175.40",
                        "6500.00"),
                row("1044", "Copperfinch Studio", "America/New_York", "USD", 18, nine, "5640.00", "4000.00"),
                Made.row(
                        Made.account(
                                "1029",
                                "Monsoonleaf Tea Traders",
                                "Asia/Kolkata",
                                "INR",
                                41,
                                "840000.00",
                                "500000.00",
                                "500000.00"),
                        Made.hold(
                                Made.NOW.plus(Duration.ofMinutes(430)),
                                "Calls to India are lawful 08:00–19:00 at the payer’s place",
                                "RBI 2022")),
                Made.row(
                        Made.account("1102", "Coralquay Hotels", "Australia/Sydney", "AUD", 27, "31975.50", "20000.00"),
                        Made.hold(
                                Made.NOW.plus(Duration.ofMinutes(130)),
                                "Calls to Australia are lawful 07:30–21:00",
                                "ACCC pt 2 §4")),
                Made.row(
                        Made.account("1076", "Tamarindo Kitchens", "America/Phoenix", "USD", 95, "12300.00"),
                        Made.hold(
                                Made.NOW.plus(Duration.ofDays(6)),
                                "You spoke on Tuesday: seven quiet days",
                                "12 CFR 1006.14(b)(2)")),
                Made.row(
                        Made.account("1063", "Larkspire Solar", "America/Denver", "USD", 71, "60020.00", "4000.00"),
                        Made.deny("This payer does not consent to AI calls", "47 USC 227")),
                Made.row(
                        Made.account("1120", "Juniperfold Clinic", "America/New_York", "USD", 16, "7260.00"),
                        Made.deny("This payer opted out of all contact", "12 CFR 1006.6(c)")),
                row("1009", "Greywether Foods", "America/Chicago", "USD", 9, nine, "15725.80"),
                row("1071", "Thistledown Labs", "America/New_York", "USD", 8, nine, "3410.00"),
                row("1094", "Lanternmoor Press", "America/New_York", "USD", 4, nine, "2150.00")));
        live.show(Made.call("a-live", "1017", "Sablepoint Marine", Phase.IDENTIFIED, CallView.Speaking.AI));
        talk();
        calls.insert(
                Made.record("p-1", "1003", OutreachStatus.CALL_NO_ANSWER, Made.NOW.minus(Duration.ofHours(30)), 0));
        calls.insert(
                Made.record("p-2", "1003", OutreachStatus.CALL_COMPLETED, Made.NOW.minus(Duration.ofDays(8)), 252));
        calls.insert(Made.record("p-3", "1044", OutreachStatus.CALL_VOICEMAIL, Made.NOW.minus(Duration.ofDays(9)), 21));
        calls.write(
                new AttemptId("p-2"),
                Made.turn(
                        1,
                        4,
                        Speaker.AI,
                        "Good morning, this is an AI assistant.",
                        "Good morning, this is an AI assistant.",
                        State.DONE));
        calls.write(new AttemptId("p-2"), Made.turn(2, 9, Speaker.PAYER, "Go ahead.", "Go ahead.", State.DONE));
    }

    public DeskParts parts(Runnable onClose, boolean rehearsal) {
        Settings settings = new SettingsLoader(path -> false)
                .load(
                        new SettingsLoader.Source(
                                Optional.empty(), Map.of(), Path.of("target"), Optional.of(Path.of("target/made"))),
                        rehearsal ? Purpose.REHEARSE : Purpose.LIVE)
                .settings();
        List<Service> services = rehearsal
                ? List.of(
                        new Service("Rehearsal carrier", Optional::empty),
                        new Service("Rehearsal voice", Optional::empty))
                : List.of(
                        new Service(
                                "Tunnel",
                                () -> Optional.of(
                                        new Obstacle("ngrok has not answered.", "Start it, or set public.url."))),
                        new Service("Twilio", Optional::empty),
                        new Service("OpenAI", Optional::empty));
        return new DeskParts(
                desk,
                live,
                calls,
                rehearsal ? Optional.of(rehearsals) : Optional.<Rehearsals>empty(),
                settings,
                Optional.empty(),
                "H2 in the data folder",
                services,
                time,
                "Mara Reyes",
                onClose);
    }

    private static Desk.Row row(
            String id, String name, String zone, String currency, int days, Instant until, String... amounts) {
        return Made.row(Made.account(id, name, zone, currency, days, amounts), Made.allow(id, until));
    }

    private void talk() {
        say(
                1,
                5,
                Speaker.AI,
                "Good afternoon, I am an AI assistant calling for Halden & Marsh Supply. Do I speak with Sablepoint Marine?");
        say(2, 21, Speaker.PAYER, "Yes, this is Owen Castellan, I do the books here.");
        say(
                3,
                29,
                Speaker.SYSTEM,
                "Right party. Owen Castellan, who speaks for the firm. The amounts are now open to the AI.");
        say(
                4,
                31,
                Speaker.AI,
                "Thank you, Owen. Three invoices are open, together 31,875.40 dollars, the oldest 52 days past due.");
        say(5, 52, Speaker.PAYER, "We know. The harbor job paid late, we can’t do all of it now.");
        live.say(
                LIVE,
                Made.turn(
                        6,
                        63,
                        Speaker.AI,
                        "I understand. Would two payments help? For example half this week and the rest by the end of September",
                        "I understand. Would two payments help? For example ",
                        State.CUT));
        say(7, 70, Speaker.PAYER, "Hold on. I can do fourteen two on Friday, that’s the July one.");
        say(8, 79, Speaker.AI, "14,200.00 dollars on Friday 18 September. Is that right?");
        say(9, 87, Speaker.PAYER, "Yes, Friday. By bank transfer.");
        live.say(
                LIVE,
                Made.turn(
                        10,
                        160,
                        Speaker.AI,
                        "I will pass your wish about the fee to a colleague. So: 14,200.00 dollars on Friday, then 8,837.70 on 1 October and 8,837.70 on 15 October. Is that right?",
                        "I will pass your wish about the fee to a colleague. So: 14,200.00 dollars on Friday,",
                        State.GROWING));
    }

    private void say(int seq, int second, Speaker who, String text) {
        live.say(LIVE, Made.turn(seq, second, who, text, text, State.DONE));
    }

    public static final PayerId HARBORLIGHT = new PayerId("1003");
}
