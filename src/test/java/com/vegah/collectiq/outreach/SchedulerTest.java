package com.vegah.collectiq.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.outreach.FakeDialler.Placed;
import com.vegah.collectiq.outreach.Intents.State;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Accounts;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.value.PayerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    @Test
    void it_is_off_unless_switched_on() {
        try (House house = new House(due("1003", 30));
                Scheduler scheduler = house.scheduler(false)) {
            scheduler.start();
            house.time.pass(Duration.ofHours(1));
            assertThat(house.journal.details("scheduler.pass")).isEmpty();
        }
    }

    @Test
    void the_first_pass_comes_at_once_the_next_ones_every_interval() {
        try (House house = new House(due("1003", 30));
                Scheduler scheduler = house.scheduler(true)) {
            scheduler.start();
            passes(house, 1);
            assertThat(house.dialler.payers()).containsExactly("1003");
            assertThat(house.dialler.placed().get(0).actor()).isEqualTo(Scheduler.ACTOR);
            house.time.pass(Duration.ofSeconds(119));
            passes(house, 1);
            house.time.pass(Duration.ofSeconds(1));
            passes(house, 2);
        }
    }

    @Test
    void after_any_attempt_a_payer_is_left_alone_for_a_day() {
        for (OutreachStatus end : List.of(OutreachStatus.CALL_BUSY, OutreachStatus.CALL_FAILED)) {
            try (House house = new House(due("1003", 30));
                    Scheduler scheduler = house.scheduler(true)) {
                scheduler.start();
                passes(house, 1);
                house.dialler.placed().get(0).end(end);
                await().until(() -> house.intents.left().isEmpty());
                house.time.pass(Duration.ofHours(23));
                int before = house.journal.details("scheduler.pass").size();
                house.time.pass(Duration.ofMinutes(2));
                await().until(() -> house.journal.details("scheduler.pass").size() > before);
                assertThat(house.dialler.placed()).hasSize(1);
                house.time.pass(Duration.ofHours(1));
                await().until(() -> house.dialler.placed().size() == 2);
                assertThat(house.dialler.placed().get(1).permit().grantedAt())
                        .isAfterOrEqualTo(Instant.parse("2026-11-25T15:00:00Z"));
            }
        }
    }

    @Test
    void a_click_s_attempt_counts_and_so_does_a_crash() {
        try (House house = new House(due("1003", 30), due("1004", 20));
                Scheduler scheduler = house.scheduler(true)) {
            house.desk.contact(new PayerId("1003"), "Lena");
            house.dialler.placed().get(0).end(OutreachStatus.CALL_COMPLETED);
            await().until(() -> house.intents.left().isEmpty());
            long crashed = house.intents
                    .open(new PayerId("1004"), "Lena", house.time.clock().instant())
                    .orElseThrow()
                    .id();
            house.intents.take(crashed);
            house.taker(house.time).recover();
            scheduler.start();
            passes(house, 1);
            assertThat(house.dialler.payers()).containsExactly("1003");
            assertThat(house.journal.details("scheduler.pass").get(0)).contains("2 left alone");
        }
    }

    @Test
    void the_most_urgent_get_the_free_lines_and_the_rest_wait_for_a_pass() {
        Account[] many = IntStream.range(0, 25)
                .mapToObj(i -> due(String.valueOf(1000 + i), 11 + i))
                .toArray(Account[]::new);
        try (House house = new House(many);
                Scheduler scheduler = house.scheduler(true)) {
            scheduler.start();
            passes(house, 1);
            assertThat(house.dialler.payers())
                    .hasSize(10)
                    .startsWith("1024", "1023")
                    .endsWith("1015");
            assertThat(house.journal.details("scheduler.pass").get(0)).contains("10 called", "15 waiting");
            house.time.pass(Duration.ofMinutes(2));
            passes(house, 2);
            assertThat(house.dialler.payers()).hasSize(10);
            house.dialler.placed().stream().limit(3).forEach(placed -> placed.end(OutreachStatus.CALL_COMPLETED));
            await().until(() -> house.intents.left().size() == 7);
            house.time.pass(Duration.ofMinutes(2));
            passes(house, 3);
            assertThat(house.dialler.payers()).hasSize(13).endsWith("1014", "1013", "1012");
        }
    }

    @Test
    void a_pass_that_skips_a_payer_writes_nothing_about_that_payer() {
        try (House house = new House(
                        Accounts.withoutConsent("1"),
                        Accounts.of("2", Stage.CURRENT, 0, "0"),
                        Accounts.of("3", Stage.STAGE_1, 2, "5"),
                        due("4", 20));
                Scheduler scheduler = house.scheduler(true)) {
            house.time.pass(Duration.ofHours(12));
            long version = house.payers.version();
            scheduler.start();
            passes(house, 1);
            assertThat(house.payers.version()).isEqualTo(version);
            assertThat(house.asked()).isEmpty();
            assertThat(house.journal.details("scheduler.pass").get(0)).contains("0 called", "2 held", "1 denied");
        }
    }

    @Test
    void without_a_line_a_pass_only_says_so() {
        try (House house = new House(due("1003", 30));
                Scheduler scheduler = house.scheduler(true)) {
            house.dialler.obstructed("There is no tunnel.");
            scheduler.start();
            passes(house, 1);
            assertThat(house.journal.details("scheduler.pass").get(0)).contains("no tunnel");
            assertThat(house.asked()).isEmpty();
        }
    }

    @Test
    void two_schedulers_over_one_database_never_take_the_same_payer() {
        FakeIntents shared = new FakeIntents();
        Account[] many = IntStream.range(0, 10)
                .mapToObj(i -> due(String.valueOf(1000 + i), 20))
                .toArray(Account[]::new);
        try (House one = new House(shared, many);
                House two = new House(shared, many);
                Scheduler first = one.scheduler(true);
                Scheduler second = two.scheduler(true)) {
            first.start();
            second.start();
            passes(one, 1);
            passes(two, 1);
            List<String> called = new ArrayList<>(one.dialler.payers());
            called.addAll(two.dialler.payers());
            assertThat(called).hasSize(10);
            assertThat(new HashSet<>(called)).hasSize(10);
        }
    }

    @Test
    void a_payer_whom_another_process_attempted_in_between_is_left_alone() {
        try (House house = new House(due("1003", 30))) {
            var result = house.desk.contact(new PayerId("1003"), Scheduler.ACTOR, intent -> false);
            assertThat(result).isInstanceOf(Desk.Result.UnderWay.class);
            assertThat(house.dialler.placed()).isEmpty();
            assertThat(house.payers.status("1003")).isEqualTo(OutreachStatus.NONE);
            assertThat(house.intents.lastAttempt(new PayerId("1003"))).isEmpty();
        }
    }

    @Test
    void once_closed_it_begins_nothing_more() {
        try (House house = new House(due("1003", 30))) {
            Scheduler scheduler = house.scheduler(true);
            scheduler.close();
            scheduler.start();
            house.time.pass(Duration.ofHours(1));
            assertThat(house.dialler.placed()).isEmpty();
        }
    }

    @Test
    void what_another_process_asks_for_is_taken_within_a_second_and_its_end_is_told() {
        try (House house = new House(due("1003", 30));
                IntentTaker taker = house.taker(house.time);
                Requests requests = new Requests(house.intents, house.time)) {
            taker.start();
            var intent = requests.request(new PayerId("1003"), "cli").orElseThrow();
            var outcome = requests.outcome(intent, Duration.ofSeconds(10));
            house.time.pass(Duration.ofSeconds(1));
            await().until(() -> house.dialler.placed().size() == 1);
            assertThat(requests.request(new PayerId("1003"), "cli")).isEmpty();
            Placed placed = house.dialler.placed().get(0);
            placed.end(OutreachStatus.CALL_COMPLETED);
            await().until(() -> {
                house.time.pass(Duration.ofMillis(250));
                return outcome.isDone();
            });
            assertThat(outcome.join().status()).contains(OutreachStatus.CALL_COMPLETED);
        }
    }

    @Test
    void what_nobody_takes_is_withdrawn_and_never_done_later() {
        try (House house = new House(due("1003", 30));
                Requests requests = new Requests(house.intents, house.time)) {
            var intent = requests.request(new PayerId("1003"), "cli").orElseThrow();
            var outcome = requests.outcome(intent, Duration.ofSeconds(5));
            await().until(() -> {
                house.time.pass(Duration.ofMillis(500));
                return outcome.isDone();
            });
            assertThat(outcome.join().state()).isEqualTo(State.UNAVAILABLE);
            assertThat(house.intents.requested()).isEmpty();
        }
    }

    @Test
    void a_request_from_yesterday_is_closed_not_called() {
        try (House house = new House(due("1003", 30));
                IntentTaker taker = house.taker(house.time)) {
            var intent = house.intents
                    .open(new PayerId("1003"), "cli", house.time.clock().instant())
                    .orElseThrow();
            house.time.pass(Duration.ofDays(1));
            taker.start();
            house.time.pass(Duration.ofSeconds(1));
            await().until(() -> house.intents.find(intent.id()).orElseThrow().state() == State.UNAVAILABLE);
            assertThat(house.dialler.placed()).isEmpty();
        }
    }

    @Test
    void what_a_crash_left_taken_is_closed_as_failed_and_never_carried_out_again() {
        try (House house = new House(due("1003", 30));
                IntentTaker taker = house.taker(house.time)) {
            long id = house.intents
                    .open(new PayerId("1003"), "Lena", house.time.clock().instant())
                    .orElseThrow()
                    .id();
            house.intents.take(id);
            taker.start();
            house.time.pass(Duration.ofSeconds(5));
            assertThat(house.intents.find(id).orElseThrow().state()).isEqualTo(State.FAILED);
            assertThat(house.intents.find(id).flatMap(Intents.Intent::status)).isEmpty();
            assertThat(house.dialler.placed()).isEmpty();
            assertThat(house.journal.details("outreach.crashed")).hasSize(1);
        }
    }

    private static Account due(String payer, int days) {
        return Accounts.of(payer, Stage.STAGE_3, days, "100");
    }

    private static void passes(House house, int count) {
        await().untilAsserted(() ->
                assertThat(house.journal.details("scheduler.pass")).hasSize(count));
    }
}
