package com.vegah.collectiq.app;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.Calls;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.db.Database;
import com.vegah.collectiq.exchange.InvoicesCsv;
import com.vegah.collectiq.exchange.PayersCsv;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.SettingsFile;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.PayerId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** The real house, live over real sockets, with stand-ins for Twilio and OpenAI, and payers W1, W2 … who are firms that agreed to calls. */
final class WholeHouse implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    final Timekeeper time;
    final TwilioStandIn twilio;
    final VoiceStandIn voice;
    final House house;
    final String base;

    private WholeHouse(Path folder, double pace, int payers, Optional<Integer> otherVoice, String... lines)
            throws Exception {
        time = Timekeeper.paced(Instant.parse("2026-11-24T16:00:00Z"), ZONE, pace);
        twilio = new TwilioStandIn(time.clock());
        voice = new VoiceStandIn();
        int port = LiveSettings.freePort();
        base = "http://127.0.0.1:" + port;
        Settings settings = settings(folder, port, otherVoice.orElse(voice.getPort()), lines);
        house = House.live(settings, time);
        fill(house.database(), settings, payers);
    }

    /** A second house in another folder, with the first one's clock, carrier and voice; its books are what lies there. */
    private WholeHouse(WholeHouse first, Path folder) throws Exception {
        time = first.time;
        twilio = first.twilio;
        voice = first.voice;
        int port = LiveSettings.freePort();
        base = "http://127.0.0.1:" + port;
        house = House.live(settings(folder, port, voice.getPort()), time);
        house.open();
    }

    WholeHouse afterCrash(Path folder) throws Exception {
        return new WholeHouse(this, folder);
    }

    /** Not open yet, so that its books can be prepared. */
    static WholeHouse closed(Path folder, double pace, int payers) throws Exception {
        return new WholeHouse(folder, pace, payers, Optional.empty());
    }

    static WholeHouse open(Path folder, int payers) throws Exception {
        WholeHouse whole = closed(folder, 10, payers);
        whole.house.open();
        return whole;
    }

    /** With settings of the test's own. */
    static WholeHouse openSet(Path folder, String... lines) throws Exception {
        WholeHouse whole = new WholeHouse(folder, 10, 1, Optional.empty(), lines);
        whole.house.open();
        return whole;
    }

    /** With something else in the voice's place. */
    static WholeHouse openWithVoice(Path folder, int voicePort) throws Exception {
        WholeHouse whole = new WholeHouse(folder, 10, 1, Optional.of(voicePort));
        whole.house.open();
        return whole;
    }

    static String number(int payer) {
        return String.format(Locale.ROOT, "+1202555%04d", 100 + payer);
    }

    static PayerId payer(int payer) {
        return new PayerId("W" + payer);
    }

    /** One click. */
    void click(int payer) {
        Desk.Result result = house.desk().contact(payer(payer), "Test");
        if (!(result instanceof Desk.Result.Calling)) {
            throw new AssertionError("No call: " + result);
        }
    }

    /** One click, and the call that Twilio made of it. */
    PhoneStandIn call(int payer) {
        click(payer);
        return twilio.phone(number(payer));
    }

    CallRecord row(int payer) {
        return house.calls().of(payer(payer), Instant.EPOCH).get(0);
    }

    CallRecord settled(int payer) {
        Awaitility.await("W" + payer + " settled")
                .atMost(Duration.ofSeconds(30))
                .until(() -> row(payer).settled());
        return row(payer);
    }

    OutreachStatus ending(int payer) {
        return settled(payer).status();
    }

    /** As the payer's own row has it. */
    String payerStatus(int payer) {
        return house.desk().row(payer(payer)).orElseThrow().account().payer().toString();
    }

    List<Turn> turns(int payer) {
        return house.calls().transcript(row(payer).attempt());
    }

    /** The details of a call's events of one kind, in order. */
    List<String> events(int payer, String kind) {
        return house.calls().events(row(payer).attempt()).stream()
                .filter(event -> event.kind().equals(kind))
                .map(Calls.CallEvent::detail)
                .toList();
    }

    /** What the AI said has reached the payer's ear, as the books have it. */
    void awaitHeard(int payer, String item) {
        Awaitility.await(item + " heard")
                .until(() -> turns(payer).stream()
                        .anyMatch(turn -> turn.itemId().equals(item) && turn.state() == Turn.State.DONE));
    }

    LocalDate today() {
        return LocalDate.now(time.clock());
    }

    private Settings settings(Path folder, int port, int voicePort, String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(lines));
        all.addAll(List.of(
                "mode=live",
                "data.dir=" + folder.toString().replace('\\', '/'),
                "server.port=" + port,
                "public.url=" + base,
                "twilio.account-sid=" + TwilioStandIn.ACCOUNT,
                "twilio.auth-token=" + TwilioStandIn.TOKEN,
                "twilio.phone-number=+12025550199",
                "twilio.api-url=http://127.0.0.1:" + twilio.port(),
                "twilio.calls-per-second=50",
                "openai.api-key=whole-call",
                "openai.realtime-url=ws://127.0.0.1:" + voicePort + "/v1/realtime",
                "call.max-concurrent=30",
                "contact.profile=custom",
                "contact.custom.hours=00:00-24:00",
                "contact.custom.days=MON-SUN"));
        Path file = Files.write(folder.resolve("whole.properties"), all);
        var source = new SettingsLoader.Source(
                Optional.of(new SettingsFile(file, false)), Map.of(), folder, Optional.of(folder));
        return new SettingsLoader(tracked -> false).load(source, Purpose.LIVE).settings();
    }

    private void fill(Database database, Settings settings, int payers) throws IOException {
        StringBuilder firms = new StringBuilder(
                "PayerId,PayerName,Currency,ContactPhone,PayerType,Jurisdiction,TimeZone,AiCallConsentAt\n");
        StringBuilder invoices =
                new StringBuilder("InvoiceId,PayerId,InvoiceNumber,InvoiceAmount,DaysPastDue,Currency\n");
        for (int i = 1; i <= payers; i++) {
            firms.append(String.format(
                    Locale.ROOT,
                    "W%d,Whole Firm %d,USD,%s,BUSINESS,US,America/Chicago,2026-01-01T00:00:00Z%n",
                    i,
                    i,
                    number(i)));
            invoices.append(String.format(Locale.ROOT, "I%d,W%d,N-%d,1000.00,30,USD%n", i, i, i));
        }
        new PayersCsv(database.payers(), database.books(), settings.stage()).read(bytes(firms));
        new InvoicesCsv(database.payers(), database.books()).read(bytes(invoices), today());
    }

    private static ByteArrayInputStream bytes(StringBuilder text) {
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws Exception {
        house.close();
        twilio.close();
        voice.close();
        time.close();
    }
}
