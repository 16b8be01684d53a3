package com.vegah.collectiq.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vegah.collectiq.call.CallDraft;
import com.vegah.collectiq.call.CallDrafts;
import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.Calls;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.journal.Journal;
import com.vegah.collectiq.outreach.Intents;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Evidence;
import com.vegah.collectiq.receivable.Invoice;
import com.vegah.collectiq.receivable.Notice;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.receivable.PayerType;
import com.vegah.collectiq.receivable.Plan;
import com.vegah.collectiq.receivable.Promise;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.InvoiceId;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stores promise, on whatever database. */
abstract class StoresContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final PayerId PAYER = new PayerId("1003");
    private static final AttemptId ATTEMPT = new AttemptId("a-1");

    private Database database;

    /** An empty one. */
    abstract Database openEmpty() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = openEmpty();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_version_of_the_instructions_may_be_kept_again_and_again() {
        database.calls().keepInstructions("ab12", "You are an AI.", NOON);
        database.calls().keepInstructions("ab12", "You are an AI.", NOON.plusSeconds(5));
        database.calls().keepInstructions("cd34", "You are another.", NOON);
    }

    @Test
    void a_draft_is_kept_once_approved_once_and_its_approval_is_in_the_journal() {
        database.calls().insert(call(OutreachStatus.CALL_INITIATED, Optional.empty(), false));
        CallDraft draft = new CallDraft(
                ATTEMPT,
                PAYER,
                CallDraft.Source.AI,
                "Spoke with Ann.",
                CallDraft.Code.PROMISE,
                CallDraft.NextAction.AWAIT_PAYMENT,
                Optional.of(new CallDraft.Promised(Money.of("500.00", "USD"), LocalDate.of(2026, 12, 5))),
                NOON,
                Optional.empty());
        CallDrafts drafts = database.drafts();
        drafts.add(draft);
        drafts.add(draft);

        assertThat(drafts.of(ATTEMPT)).contains(draft);
        assertThat(drafts.approve(ATTEMPT, "Lena", NOON)).isTrue();
        assertThat(drafts.approve(ATTEMPT, "Otto", NOON)).isFalse();
        assertThat(drafts.of(ATTEMPT).orElseThrow().approval()).contains(new CallDraft.Approval("Lena", NOON));
        assertThat(database.journal().of(PAYER, 5))
                .singleElement()
                .satisfies(entry -> assertThat(entry.deed()).isEqualTo("draft.approved"));
    }

    @Test
    void a_payer_and_the_invoices_come_back_as_they_were_written() {
        Payer payer = payer(PAYER, OutreachStatus.NONE);
        Invoice invoice = invoice("i-1", "85000.00");

        database.books().write(List.of(payer), List.of(invoice));

        assertThat(database.payers().find(PAYER)).contains(new Account(payer, List.of(invoice)));
        assertThat(database.payers().byPhone(new PhoneNumber("+12025550143"))).hasSize(1);
        assertThat(database.payers().all()).containsExactly(new Account(payer, List.of(invoice)));
    }

    @Test
    void writing_a_known_payer_again_keeps_what_happened_here() {
        database.books().write(List.of(payer(PAYER, OutreachStatus.NONE)), List.of());
        database.payers().record(PAYER, OutreachStatus.CALL_BUSY, NOON);

        database.books().write(List.of(payer(PAYER, OutreachStatus.SENT)), List.of());

        Payer kept = database.payers().find(PAYER).orElseThrow().payer();
        assertThat(kept.lastStatus()).isEqualTo(OutreachStatus.CALL_BUSY);
        assertThat(kept.lastOutreachAt()).contains(NOON);
    }

    @Test
    void an_opt_out_is_overwritten_by_nothing() {
        database.books().write(List.of(payer(PAYER, OutreachStatus.NONE)), List.of());
        database.payers().record(PAYER, OutreachStatus.OPTED_OUT, NOON);

        database.payers().record(PAYER, OutreachStatus.CALL_COMPLETED, NOON.plusSeconds(1));

        assertThat(database.payers().find(PAYER).orElseThrow().payer().lastStatus())
                .isEqualTo(OutreachStatus.OPTED_OUT);
    }

    @Test
    void the_version_grows_with_every_change() {
        long before = database.payers().version();
        database.books().write(List.of(payer(PAYER, OutreachStatus.NONE)), List.of());
        long between = database.payers().version();
        database.payers().record(PAYER, OutreachStatus.QUEUED, NOON);

        assertThat(between).isGreaterThan(before);
        assertThat(database.payers().version()).isGreaterThan(between);
    }

    @Test
    void books_are_written_whole_or_not_at_all() {
        Invoice orphan = new Invoice(
                new InvoiceId("i-9"), new PayerId("nobody"), "N-9", Money.of("1.00", "USD"), LocalDate.of(2026, 1, 1));

        assertThatThrownBy(() -> database.books().write(List.of(payer(PAYER, OutreachStatus.NONE)), List.of(orphan)))
                .isInstanceOf(RuntimeException.class);
        assertThat(database.payers().all()).isEmpty();
    }

    @Test
    void a_call_is_found_by_attempt_and_by_sid_and_a_settled_one_never_reopens() {
        Calls calls = database.calls();
        calls.insert(call(OutreachStatus.CALL_INITIATED, Optional.empty(), false));
        assertThat(calls.unsettled()).hasSize(1);

        CallRecord done = call(OutreachStatus.CALL_BUSY, Optional.of(new CallSid("CA1")), true);
        calls.update(done);
        calls.update(call(OutreachStatus.CALL_CONNECTED_TO_AI, Optional.of(new CallSid("CA1")), false));

        assertThat(calls.find(ATTEMPT)).contains(done);
        assertThat(calls.find(new CallSid("CA1"))).contains(done);
        assertThat(calls.unsettled()).isEmpty();
        assertThat(calls.of(PAYER, NOON)).containsExactly(done);
        assertThat(calls.latest(5)).containsExactly(done);
    }

    @Test
    void what_is_told_of_a_settled_call_fills_in_what_was_not_known_and_changes_nothing_else() {
        Calls calls = database.calls();
        CallRecord settled = call(OutreachStatus.CALL_DROPPED, Optional.empty(), true);
        calls.insert(settled);

        calls.update(new CallRecord(
                ATTEMPT,
                Optional.of(new CallSid("CA1")),
                PAYER,
                settled.direction(),
                settled.from(),
                settled.to(),
                NOON,
                Optional.of(NOON.plusSeconds(5)),
                Optional.of(NOON.plusSeconds(35)),
                OptionalInt.of(30),
                OutreachStatus.CALL_COMPLETED,
                Optional.of(CallRecord.AnsweredBy.HUMAN),
                Optional.empty(),
                Optional.of("31005"),
                false));
        calls.update(call(OutreachStatus.CALL_FAILED, Optional.of(new CallSid("CA2")), true));

        CallRecord kept = calls.find(ATTEMPT).orElseThrow();
        assertThat(kept.status()).isEqualTo(OutreachStatus.CALL_DROPPED);
        assertThat(kept.settled()).isTrue();
        assertThat(kept.sid()).contains(new CallSid("CA1"));
        assertThat(kept.durationSeconds()).hasValue(30);
        assertThat(kept.errorCode()).contains("31005");
    }

    @Test
    void what_a_machine_says_is_kept_however_strange() {
        Calls calls = database.calls();
        calls.insert(call(OutreachStatus.CALL_INITIATED, Optional.empty(), false));
        String strange = "zero\0 half \uD83D smile \uD83D\uDE00 ' \" \n" + "long ".repeat(20_000);

        calls.write(
                ATTEMPT, new Turn(1, NOON, 0, Turn.Speaker.AI, "i".repeat(5000), strange, strange, Turn.State.DONE));
        calls.add(new Calls.CallEvent(ATTEMPT, NOON, "tool.record_promise", strange));
        database.journal().write(new Journal.Entry(NOON, strange, "call.ended", Optional.of(PAYER), strange));

        assertThat(calls.transcript(ATTEMPT).get(0).text()).startsWith("zero").hasSize(strange.length());
        assertThat(calls.events(ATTEMPT)).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("tool.record_promise");
            assertThat(event.detail()).startsWith("zero");
        });
        assertThat(database.journal().of(PAYER, 1)).hasSize(1);
    }

    @Test
    void every_currency_keeps_its_own_decimals() {
        for (String amount : List.of("1000000.50 USD", "1040000 JPY", "12.345 KWD", "999999999999999.9999 CLF")) {
            String[] parts = amount.split(" ");
            Invoice invoice = new Invoice(
                    new InvoiceId("i-" + parts[1]), PAYER, "N", Money.of(parts[0], parts[1]), LocalDate.of(2026, 1, 1));
            database.books().write(List.of(payer(PAYER, OutreachStatus.NONE)), List.of(invoice));

            assertThat(database.books().invoice(invoice.id())).contains(invoice);
        }
    }

    @Test
    void of_many_at_once_one_gets_the_intent() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Optional<Intents.Intent>>> asked = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                asked.add(() -> database.intents().open(PAYER, "Ann", NOON));
            }
            int opened = 0;
            for (Future<Optional<Intents.Intent>> answer : many.invokeAll(asked)) {
                opened += answer.get().isPresent() ? 1 : 0;
            }
            assertThat(opened).isEqualTo(1);
        } finally {
            many.shutdown();
        }
    }

    @Test
    void imports_and_calls_write_at_the_same_time_without_losing_anything() throws Exception {
        List<Payer> payers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            payers.add(payer(new PayerId("p-" + i), OutreachStatus.NONE));
        }
        List<Payer> backwards = new ArrayList<>(payers);
        Collections.reverse(backwards);
        database.books().write(payers, List.of());
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> works = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int nth = i;
                works.add(() -> {
                    database.books().write(nth % 2 == 0 ? payers : backwards, List.of());
                    database.payers().record(new PayerId("p-" + nth), OutreachStatus.CALL_BUSY, NOON);
                    return true;
                });
            }
            for (Future<Boolean> work : many.invokeAll(works)) {
                assertThat(work.get()).isTrue();
            }
        } finally {
            many.shutdown();
        }
        assertThat(database.payers().all().stream()
                        .filter(account -> account.payer().lastStatus() == OutreachStatus.CALL_BUSY))
                .hasSize(20);
    }

    @Test
    void a_turn_written_again_replaces_its_earlier_state() {
        Calls calls = database.calls();
        calls.insert(call(OutreachStatus.CALL_INITIATED, Optional.empty(), false));
        Turn cut = new Turn(1, NOON, 1200, Turn.Speaker.AI, "item_1", "Hello, this is", "Hello", Turn.State.CUT);
        calls.write(ATTEMPT, new Turn(1, NOON, 1200, Turn.Speaker.AI, "item_1", "Hello", "", Turn.State.GROWING));

        calls.write(ATTEMPT, cut);

        assertThat(calls.transcript(ATTEMPT)).containsExactly(cut);
    }

    @Test
    void one_intent_of_a_payer_is_open_at_a_time_and_is_taken_once() {
        Intents intents = database.intents();
        Intents.Intent first = intents.open(PAYER, "Ann", NOON).orElseThrow();

        assertThat(intents.open(PAYER, "scheduler", NOON)).isEmpty();
        assertThat(intents.requested()).containsExactly(first);
        assertThat(intents.take(first.id())).isTrue();
        assertThat(intents.take(first.id())).isFalse();
        assertThat(intents.left()).hasSize(1);

        intents.close(first.id(), Intents.State.DONE, Optional.of(OutreachStatus.CALL_BUSY), "busy", NOON);
        intents.close(first.id(), Intents.State.FAILED, Optional.empty(), "too late", NOON);

        assertThat(intents.find(first.id()).orElseThrow().state()).isEqualTo(Intents.State.DONE);
        assertThat(intents.open(PAYER, "Ann", NOON)).isPresent();
    }

    @Test
    void the_last_attempt_is_that_of_a_call_or_of_a_done_intent_but_not_of_a_held_one() {
        Intents intents = database.intents();
        Intents.Intent held = intents.open(PAYER, "Ann", NOON).orElseThrow();
        intents.close(held.id(), Intents.State.HELD, Optional.empty(), "hours", NOON);
        assertThat(intents.lastAttempt(PAYER)).isEmpty();

        database.calls().insert(call(OutreachStatus.CALL_INITIATED, Optional.empty(), false));
        assertThat(intents.lastAttempt(PAYER)).contains(NOON);

        Intents.Intent failed = intents.open(PAYER, "Ann", NOON).orElseThrow();
        intents.close(failed.id(), Intents.State.FAILED, Optional.empty(), "crashed", NOON.plusSeconds(60));
        assertThat(intents.lastAttempt(PAYER)).contains(NOON.plusSeconds(60));
    }

    @Test
    void history_tells_conversations_from_attempts() {
        Calls calls = database.calls();
        calls.insert(call(OutreachStatus.CALL_INITIATED, Optional.empty(), false));
        assertThat(database.history().unsettled(PAYER)).isTrue();
        assertThat(database.history().calls(PAYER, NOON)).singleElement().matches(past -> !past.conversation());
        AttemptId own = database.calls().unsettled().get(0).attempt();
        assertThat(database.history().besides(own).unsettled(PAYER)).isFalse();
        assertThat(database.history().besides(own).calls(PAYER, NOON)).isEmpty();
        assertThat(database.history().besides(own).unsettled(List.of(PAYER))).isEmpty();
        assertThat(database.history().besides(new AttemptId("another")).unsettled(PAYER))
                .isTrue();

        CallRecord row = call(OutreachStatus.CALL_COMPLETED, Optional.of(new CallSid("CA1")), true);
        calls.update(new CallRecord(
                row.attempt(),
                row.sid(),
                row.payer(),
                row.direction(),
                row.from(),
                row.to(),
                row.createdAt(),
                Optional.of(NOON.plusSeconds(9)),
                Optional.of(NOON.plusSeconds(99)),
                OptionalInt.of(90),
                row.status(),
                Optional.empty(),
                Optional.of(CallRecord.EndedBy.PAYER),
                Optional.empty(),
                true));

        assertThat(database.history().unsettled(List.of(PAYER))).isEmpty();
        assertThat(database.history().calls(List.of(PAYER), NOON).get(PAYER))
                .singleElement()
                .matches(past -> past.conversation());
    }

    @Test
    void a_promise_is_kept_once_per_tool_call() {
        Promise promise = new Promise(
                PAYER,
                ATTEMPT,
                "call_1",
                Money.of("14200.00", "USD"),
                LocalDate.of(2026, 12, 1),
                new Evidence("item_4", "I can do fourteen two", Evidence.Speaker.PAYER, 61_000),
                NOON);

        database.promises().add(promise);
        database.promises().add(promise);

        assertThat(database.promises().of(PAYER)).containsExactly(promise);
    }

    @Test
    void what_a_payer_lets_us_know_is_kept_once_per_tool_call_and_the_guard_finds_it() {
        Evidence said = new Evidence("item_5", "We never got that delivery", Evidence.Speaker.PAYER, 62_000);
        Notice dispute = new Notice(
                PAYER, ATTEMPT, "call_2", Notice.Kind.DISPUTE, "not delivered", "INV-1", Optional.empty(), said, NOON);
        Notice callback = new Notice(
                PAYER,
                ATTEMPT,
                "call_3",
                Notice.Kind.CALLBACK,
                "",
                "2026-12-01T14:00",
                Optional.of(NOON.plusSeconds(3600)),
                said,
                NOON.plusSeconds(1));

        database.notices().add(dispute);
        database.notices().add(dispute);
        database.notices().add(callback);

        assertThat(database.notices().of(PAYER)).containsExactly(dispute, callback);
        assertThat(database.history().notices(PAYER)).containsExactly(dispute, callback);
        assertThat(database.history().notices(List.of(PAYER))).containsEntry(PAYER, List.of(dispute, callback));
    }

    @Test
    void a_plan_is_kept_with_its_parts_once_per_tool_call() {
        Plan plan = new Plan(
                PAYER,
                ATTEMPT,
                "call_4",
                List.of(
                        new Plan.Instalment(Money.of("33.33", "USD"), LocalDate.of(2026, 12, 1)),
                        new Plan.Instalment(Money.of("33.34", "USD"), LocalDate.of(2027, 1, 4))),
                new Evidence("item_6", "In two parts, perhaps", Evidence.Speaker.PAYER, 70_000),
                NOON);

        database.notices().add(plan);
        database.notices().add(plan);

        assertThat(database.notices().plans(PAYER)).containsExactly(plan);
    }

    @Test
    void the_journal_tells_the_newest_first() {
        Journal journal = database.journal();
        journal.write(new Journal.Entry(NOON, "Ann", "call.asked", Optional.of(PAYER), "one"));
        journal.write(new Journal.Entry(NOON, "system", "call.ended", Optional.of(PAYER), "two"));

        assertThat(journal.of(PAYER, 10)).extracting(Journal.Entry::detail).containsExactly("two", "one");
    }

    private static Payer payer(PayerId id, OutreachStatus status) {
        Currency dollars = Currency.getInstance("USD");
        return new Payer(
                id,
                "Harborlight Freight Co.",
                dollars,
                new Payer.Stated(Money.of("85000.00", "USD"), 30, Stage.STAGE_3),
                new Payer.Contact(
                        Optional.of("Dana Whitfield"),
                        Optional.of("ap@example.com"),
                        Optional.of(new PhoneNumber("+12025550143"))),
                new Payer.Place(
                        Optional.of("60601"),
                        Optional.of("US"),
                        Optional.of(ZoneId.of("America/Chicago")),
                        Optional.of("en")),
                Optional.of(PayerType.BUSINESS),
                Optional.of(NOON),
                Optional.empty(),
                status,
                Optional.empty());
    }

    private static Invoice invoice(String id, String amount) {
        return new Invoice(new InvoiceId(id), PAYER, "INV-" + id, Money.of(amount, "USD"), LocalDate.of(2026, 10, 25));
    }

    private static CallRecord call(OutreachStatus status, Optional<CallSid> sid, boolean settled) {
        return new CallRecord(
                ATTEMPT,
                sid,
                PAYER,
                CallRecord.Direction.OUTBOUND,
                new PhoneNumber("+12025550100"),
                new PhoneNumber("+12025550143"),
                NOON,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                settled);
    }
}
