package com.vegah.collectiq.call;

import com.vegah.collectiq.call.CallRecord.EndedBy;
import com.vegah.collectiq.call.CarrierEvents.StatusDetail;
import com.vegah.collectiq.call.CarrierEvents.StreamEvents;
import com.vegah.collectiq.call.Line.CarrierStatus;
import com.vegah.collectiq.compliance.Permits;
import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.outreach.Dialler.Begun;
import com.vegah.collectiq.outreach.Dialler.Ended;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Invoice;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.receivable.PayerType;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.time.HandTime;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.InvoiceId;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import com.vegah.collectiq.value.StreamSid;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A desk on one thread and a clock wound by hand, with everything around it made up. */
final class CallRig {
    static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
    static final PayerId PAYER = new PayerId("1003");
    static final PhoneNumber PHONE = new PhoneNumber("+12025550103");

    private static final Settings SETTINGS = settings();

    final HandTime time = new HandTime(NOW, ZoneOffset.UTC);
    final FakeLine line = new FakeLine();
    final FakeVoice voice = new FakeVoice();
    final MemoryCalls calls = new MemoryCalls();
    final MemoryDrafts drafts = new MemoryDrafts();
    final MemoryBooks books = new MemoryBooks();
    final MemoryNotices notices = new MemoryNotices();
    final Settings settings;
    final CallDesk desk;
    /** The calls about which the guard was asked again. */
    final List<AttemptId> askedAgain = new ArrayList<>();

    AskedGuard recheck = (payer, when) -> new Verdict.Allow(Permits.toCall(payer, when), Optional.empty(), List.of());
    Account account = business();
    Begun begun;
    FakeMedia media = new FakeMedia();
    StreamEvents stream;

    CallRig() {
        this(SETTINGS);
    }

    CallRig(Settings settings) {
        this.settings = settings;
        CallRules rules = new CallRules(settings, Instructions.load(settings, ZoneOffset.UTC), new Recheck() {
            @Override
            public Verdict again(PayerId payer, AttemptId own) {
                askedAgain.add(own);
                return recheck.verdict(payer, time.clock().instant());
            }

            @Override
            public Verdict at(PayerId payer, AttemptId own, Instant when) {
                return recheck.verdict(payer, when);
            }
        });
        desk = new CallDesk(
                new CallParts(line, voice, calls, books, books, notices, drafts, books), rules, time, Hands.none());
    }

    /** The guard, as a test wants it. */
    interface AskedGuard {
        Verdict verdict(PayerId payer, Instant when);
    }

    static Settings settings() {
        return new SettingsLoader(path -> false)
                .load(
                        new SettingsLoader.Source(
                                Optional.empty(), Map.of(), Path.of("target"), Optional.of(Path.of("target/made"))),
                        Purpose.REHEARSE)
                .settings();
    }

    static Account business() {
        return account(PAYER, "Sablepoint Marine", "Jane Mary Doe", PayerType.BUSINESS);
    }

    static Account consumer() {
        return account(PAYER, "Zoë Quillfeather", "Zoë Quillfeather", PayerType.CONSUMER);
    }

    static Account german() {
        return account(PAYER, "Sandbank Marine", "Jana Beispiel", PayerType.BUSINESS, "de");
    }

    static Account account(PayerId id, String name, String contact, PayerType type) {
        return account(id, name, contact, type, "en");
    }

    private static Account account(PayerId id, String name, String contact, PayerType type, String language) {
        Currency dollars = Currency.getInstance("USD");
        Payer payer = new Payer(
                id,
                name,
                dollars,
                new Payer.Stated(Money.of("85000", "USD"), 30, Stage.STAGE_3),
                new Payer.Contact(Optional.of(contact), Optional.empty(), Optional.of(PHONE)),
                new Payer.Place(
                        Optional.empty(),
                        Optional.of("US"),
                        Optional.of(ZoneId.of("America/New_York")),
                        Optional.of(language)),
                Optional.of(type),
                Optional.of(NOW),
                Optional.of("Orrinport Supplies"),
                OutreachStatus.NONE,
                Optional.empty());
        LocalDate due = LocalDate.of(2026, 10, 25);
        return new Account(
                payer,
                List.of(
                        new Invoice(new InvoiceId("I-1"), id, "INV-7731", Money.of("80000.00", "USD"), due),
                        new Invoice(
                                new InvoiceId("I-2"), id, "INV-7790", Money.of("5000.50", "USD"), due.plusDays(10))));
    }

    /** A click. */
    AttemptId call() {
        return call(account);
    }

    AttemptId call(Account whom) {
        begun = desk.call(whom, Permits.toCall(whom.payer().id(), time.clock().instant()), "Lena");
        return begun.attempt();
    }

    AttemptId attempt() {
        return begun.attempt();
    }

    CallSid sid() {
        return new CallSid("CA-" + attempt().value());
    }

    void status(CarrierStatus status) {
        desk.status(Optional.of(attempt()), sid(), status, detail());
    }

    static StatusDetail detail() {
        return new StatusDetail(OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    String token() {
        return desk.answered(attempt(), sid()).orElseThrow().token();
    }

    /** Ringing, answered, stream started, voice ready, greeting asked for. */
    CallRig talking() {
        call();
        status(CarrierStatus.RINGING);
        connect();
        says().ready();
        return this;
    }

    /** As {@link #talking()}, and the payer has heard the AI's first sentence; what the carrier got until then is forgotten. */
    CallRig greeted() {
        talking();
        says().responseStarted("R0");
        aiSounds("R0", "A0", 20);
        says().audioDone("R0", "A0");
        done("R0");
        echoAllMarks();
        media.sent.clear();
        return this;
    }

    void done(String response) {
        says().responseDone(response, new Voice.ResponseEnd(Voice.ResponseEnd.Status.COMPLETED, ""), Voice.Usage.NONE);
    }

    /** As after the answer: token and stream. */
    void connect() {
        stream = desk.start(token(), sid(), new StreamSid("MZ1"), media).orElseThrow();
    }

    /** As {@link #talking()}, and the party is identified. */
    CallRig identified() {
        talking();
        payerSays("P1", "Yes, this is Jane Doe.");
        tool("T-verify", "verify_party", Map.of("name", "Jane Doe"));
        return this;
    }

    Voice.Events says() {
        return voice.session().tells;
    }

    FakeVoice.Session session() {
        return voice.session();
    }

    /** So many milliseconds of the AI's sound. */
    void aiSounds(String response, String item, int millis) {
        says().audio(response, item, 0, sound(millis));
    }

    static String sound(int millis) {
        return Base64.getEncoder().encodeToString(new byte[millis * 8]);
    }

    /** The whole of a turn of the AI's, heard to its end. */
    void aiSays(String item, String words) {
        String response = "R-" + item;
        says().responseStarted(response);
        says().aiText(response, item, words);
        aiSounds(response, item, 600);
        says().audioDone(response, item);
        says().aiTextDone(response, item, words);
        echoAllMarks();
        says().responseDone(response, SoundTest.completed(), Voice.Usage.NONE);
    }

    void payerSays(String item, String words) {
        says().speechStarted(item);
        says().speechStopped(item);
        says().payerTextDone(item, words);
    }

    void tool(String callId, String name, Map<String, Object> arguments) {
        says().toolCall("R-" + callId, "I-" + callId, callId, name, Optional.of(arguments));
    }

    Map<String, Object> result(String callId) {
        return session().results.get(callId);
    }

    void echoAllMarks() {
        media.marks().forEach(stream::mark);
    }

    /** The payer hangs up and the carrier tells so. */
    void payerHangsUp() {
        stream.stopped();
        stream.closed();
        status(CarrierStatus.COMPLETED);
        time.pass(Duration.ofSeconds(3));
    }

    CallRecord row() {
        return calls.find(attempt()).orElseThrow();
    }

    OutreachStatus ending() {
        return begun.ended().getNow(new Ended(OutreachStatus.NONE, "")).status();
    }

    EndedBy endedBy() {
        return row().endedBy().orElseThrow();
    }
}
