package com.vegah.collectiq.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.db.Database;
import com.vegah.collectiq.outreach.Intents.State;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Accounts;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.value.PayerId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same promises over the real database, opened twice as by two processes. */
class OutreachOverDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void two_schedulers_never_take_the_same_payer_and_rest_after_each_other_s_attempts() {
        Account[] many = IntStream.range(0, 10)
                .mapToObj(i -> Accounts.of(String.valueOf(1000 + i), Stage.STAGE_3, 20, "100"))
                .toArray(Account[]::new);
        try (Database mine = Database.inFolder(folder);
                Database theirs = Database.inFolder(folder);
                House one = new House(mine.intents(), many);
                House two = new House(theirs.intents(), many);
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

            one.dialler.placed().forEach(placed -> placed.end(OutreachStatus.CALL_BUSY));
            two.dialler.placed().forEach(placed -> placed.end(OutreachStatus.CALL_BUSY));
            await().until(() -> mine.intents().left().isEmpty());
            one.time.pass(Duration.ofMinutes(2));
            two.time.pass(Duration.ofMinutes(2));
            passes(one, 2);
            passes(two, 2);
            assertThat(one.dialler.payers().size() + two.dialler.payers().size())
                    .isEqualTo(10);
        }
    }

    @Test
    void a_command_s_request_goes_through_the_database_to_the_instance_and_its_end_comes_back() {
        try (Database mine = Database.inFolder(folder);
                Database theirs = Database.inFolder(folder);
                House house = new House(mine.intents(), Accounts.of("1003", Stage.STAGE_3, 30, "85000"));
                IntentTaker taker = house.taker(house.time);
                Requests command = new Requests(theirs.intents(), house.time)) {
            taker.start();
            var intent = command.request(new PayerId("1003"), "command").orElseThrow();
            var outcome = command.outcome(intent, Duration.ofMinutes(1));
            await().until(() -> {
                house.time.pass(Duration.ofMillis(500));
                return house.dialler.placed().size() == 1;
            });
            house.dialler.placed().get(0).end(OutreachStatus.CALL_COMPLETED);
            await().until(() -> {
                house.time.pass(Duration.ofMillis(250));
                return outcome.isDone();
            });
            assertThat(outcome.join().state()).isEqualTo(State.DONE);
            assertThat(outcome.join().status()).contains(OutreachStatus.CALL_COMPLETED);
            assertThat(house.dialler.placed()).hasSize(1);
        }
    }

    private static void passes(House house, int count) {
        await().untilAsserted(() ->
                assertThat(house.journal.details("scheduler.pass")).hasSize(count));
    }
}
