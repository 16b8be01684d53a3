package com.vegah.collectiq.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.outreach.Desk.Result;
import com.vegah.collectiq.outreach.Intents.State;
import com.vegah.collectiq.receivable.Accounts;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskOutreachTest {
    private static final PayerId PAYER = new PayerId("1003");

    private final House house = new House(
            Accounts.of("1001", Stage.STAGE_1, 3, "900"),
            Accounts.of("1002", Stage.CURRENT, 0, "0"),
            Accounts.of("1003", Stage.STAGE_3, 30, "85000"),
            Accounts.of("1004", Stage.STAGE_3, 44, "10"),
            Accounts.of("1005", Stage.STAGE_3, 30, "90000"),
            Accounts.of("1006", Stage.STAGE_2, 8, "70"),
            Accounts.withoutConsent("1007"));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_most_urgent_stands_first_by_stage_days_and_amount() {
        assertThat(house.desk.worklist())
                .extracting(row -> row.account().payer().id().value())
                .containsExactly("1004", "1005", "1003", "1007", "1006", "1001", "1002");
    }

    @Test
    void each_row_has_the_verdict_on_the_act_of_its_stage() {
        assertThat(row("1003").verdict()).isInstanceOf(Verdict.Allow.class);
        assertThat(row("1002").verdict()).isInstanceOf(Verdict.Deny.class);
        assertThat(row("1007").verdict()).isInstanceOf(Verdict.Deny.class);
        assertThat(row("1001").verdict())
                .isInstanceOfSatisfying(
                        Verdict.Allow.class,
                        allow -> assertThat(allow.findings())
                                .noneMatch(finding -> finding.rule().equals("consent")));
        assertThat(house.desk.row(new PayerId("9999"))).isEmpty();
    }

    @Test
    void verdicts_are_of_now_and_the_version_says_when_one_has_turned() {
        house.desk.worklist();
        long morning = house.desk.version();
        house.time.pass(Duration.ofHours(10));
        assertThat(house.desk.version()).isEqualTo(morning);
        house.time.pass(Duration.ofHours(1));
        long night = house.desk.version();
        assertThat(night).isGreaterThan(morning);
        assertThat(house.desk.version()).isEqualTo(night);
        assertThat(row("1003").verdict()).isInstanceOf(Verdict.Hold.class);
        assertThat(house.desk.worklist().get(0).verdict()).isInstanceOf(Verdict.Hold.class);
        house.time.pass(Duration.ofHours(3));
        assertThat(house.desk.version()).as("a new day, debts are older").isGreaterThan(night);
        house.desk.worklist();
        house.time.pass(Duration.ofHours(8));
        assertThat(house.desk.version()).isGreaterThan(night + 1);
        assertThat(row("1003").verdict()).isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void a_click_calls_once_and_closes_its_intent_when_the_call_has_ended() {
        Result result = house.desk.contact(PAYER, "Lena");
        assertThat(result).isInstanceOf(Result.Calling.class);
        assertThat(house.asked()).singleElement().satisfies(intent -> {
            assertThat(intent.state()).isEqualTo(State.TAKEN);
            assertThat(intent.actor()).isEqualTo("Lena");
        });
        assertThat(house.desk.contact(PAYER, "Lena")).isInstanceOf(Result.UnderWay.class);

        house.dialler.placed().get(0).end(OutreachStatus.CALL_NO_ANSWER);
        await().untilAsserted(() -> assertThat(house.asked()).singleElement().satisfies(intent -> {
            assertThat(intent.state()).isEqualTo(State.DONE);
            assertThat(intent.status()).contains(OutreachStatus.CALL_NO_ANSWER);
        }));
        assertThat(house.dialler.placed()).hasSize(1);
        assertThat(house.journal.details("outreach.calling")).containsExactly("attempt-0");
    }

    @Test
    void a_click_is_not_bound_by_the_scheduler_s_day_of_rest() {
        house.desk.contact(PAYER, "Lena");
        house.dialler.placed().get(0).end(OutreachStatus.CALL_BUSY);
        await().until(() -> house.intents.left().isEmpty());
        assertThat(house.desk.contact(PAYER, "Lena")).isInstanceOf(Result.Calling.class);
    }

    @Test
    void a_call_that_failed_fails_its_intent() {
        house.desk.contact(PAYER, "Lena");
        house.dialler.placed().get(0).end(OutreachStatus.CALL_FAILED);
        await().until(() -> house.asked().get(0).state() == State.FAILED);
    }

    @Test
    void twenty_clicks_at_once_make_one_call() throws Exception {
        ExecutorService fingers = Executors.newFixedThreadPool(20);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Result>> clicks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            clicks.add(fingers.submit(() -> {
                go.await();
                return house.desk.contact(PAYER, "Lena");
            }));
        }
        go.countDown();
        int calling = 0;
        for (Future<Result> click : clicks) {
            calling += click.get() instanceof Result.Calling ? 1 : 0;
        }
        fingers.shutdown();
        assertThat(calling).isEqualTo(1);
        assertThat(house.dialler.placed()).hasSize(1);
    }

    @Test
    void outside_the_hours_a_click_is_held_and_the_payer_says_so() {
        house.time.pass(Duration.ofHours(12));
        assertThat(house.desk.contact(PAYER, "Lena"))
                .isInstanceOfSatisfying(
                        Result.Held.class,
                        held -> assertThat(held.verdict().by().rule()).isEqualTo("hours"));
        assertThat(house.payers.status("1003")).isEqualTo(OutreachStatus.HELD);
        assertThat(house.asked().get(0).state()).isEqualTo(State.HELD);
        assertThat(house.journal.details("outreach.held").get(0)).contains("New York", "1006.6(b)(1)");
        assertThat(house.dialler.placed()).isEmpty();
    }

    @Test
    void the_guard_is_asked_on_fresh_facts_not_on_what_the_list_showed() {
        assertThat(house.desk.worklist().get(2).verdict()).isInstanceOf(Verdict.Allow.class);
        for (int i = 0; i < 7; i++) {
            house.history.called(PAYER, house.time.clock().instant(), false);
        }
        assertThat(house.desk.contact(PAYER, "Lena")).isInstanceOf(Result.Held.class);
        house.payers.record(PAYER, OutreachStatus.OPTED_OUT, house.time.clock().instant());
        assertThat(house.desk.contact(PAYER, "Lena")).isInstanceOf(Result.Denied.class);
        assertThat(house.payers.status("1003")).isEqualTo(OutreachStatus.OPTED_OUT);
    }

    @Test
    void an_unsettled_call_holds_the_next_without_hiding_what_is_known_of_it() {
        house.payers.record(
                PAYER, OutreachStatus.CALL_INITIATED, house.time.clock().instant());
        house.history.settled(PAYER, false);
        assertThat(house.desk.contact(PAYER, "Lena")).isInstanceOf(Result.Held.class);
        assertThat(house.payers.status("1003")).isEqualTo(OutreachStatus.CALL_INITIATED);
    }

    @Test
    void a_call_that_waited_is_judged_again_without_its_own_row() {
        FreshVerdict fresh = new FreshVerdict(house.stores, House.settings(), house.time.clock());
        house.history.settled(PAYER, false);
        assertThat(fresh.again(PAYER, new AttemptId("own"))).isInstanceOf(Verdict.Allow.class);
        house.time.pass(Duration.ofHours(12));
        assertThat(fresh.again(PAYER, new AttemptId("own"))).isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void a_denial_changes_nothing_but_the_record() {
        assertThat(house.desk.contact(new PayerId("1007"), "Lena")).isInstanceOf(Result.Denied.class);
        assertThat(house.payers.status("1007")).isEqualTo(OutreachStatus.NONE);
        assertThat(house.asked().get(0).state()).isEqualTo(State.DENIED);
        assertThat(house.journal.details("outreach.denied")).hasSize(1);
    }

    @Test
    void a_letter_cannot_be_sent_yet_and_says_so() {
        assertThat(house.desk.contact(new PayerId("1001"), "Lena")).isInstanceOf(Result.Unavailable.class);
        assertThat(house.payers.status("1001")).isEqualTo(OutreachStatus.NONE);
        assertThat(house.asked().get(0).state()).isEqualTo(State.UNAVAILABLE);
        assertThat(house.intents.lastAttempt(new PayerId("1001"))).isEmpty();
    }

    @Test
    void without_a_carrier_nothing_is_tried() {
        house.dialler.obstructed("There is no tunnel.");
        assertThat(house.desk.callObstacle()).isPresent();
        assertThat(house.desk.contact(PAYER, "Lena")).isInstanceOf(Result.Unavailable.class);
        assertThat(house.asked().get(0).detail()).contains("no tunnel");
    }

    @Test
    void what_breaks_fails_the_intent_and_frees_the_payer_and_the_line() {
        house.dialler.breakDown();
        assertThatThrownBy(() -> house.desk.contact(PAYER, "Lena")).hasMessageContaining("1003");
        assertThat(house.asked().get(0).state()).isEqualTo(State.FAILED);
        assertThat(house.desk.freeLines()).isEqualTo(10);
    }

    @Test
    void a_payer_nobody_knows_is_no_crash() {
        assertThat(house.desk.contact(new PayerId("9999"), "Lena")).isInstanceOf(Result.NoSuchPayer.class);
        assertThat(house.asked()).isEmpty();
    }

    private Desk.Row row(String payer) {
        return house.desk.row(new PayerId(payer)).orElseThrow();
    }
}
