package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PhoneNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash left open is settled by the next start, by asking Twilio and without dialling. */
class WholeRecoveryTest {
    private static final String OURS = "+12025550199";

    @TempDir
    Path folder;

    @Test
    void rows_left_open_are_settled_as_the_carrier_knows_them() throws Exception {
        try (WholeHouse whole = WholeHouse.closed(folder, 10, 5)) {
            Instant before = whole.time.clock().instant();
            PhoneStandIn over = made(whole, 1, "completed");
            PhoneStandIn living = made(whole, 2, "in-progress");
            PhoneStandIn busy = made(whole, 3, "busy");
            left(whole, 1, Optional.of(over), before);
            left(whole, 2, Optional.of(living), before);
            left(whole, 3, Optional.empty(), before);
            left(whole, 4, Optional.empty(), before.minus(Duration.ofMinutes(10)));
            whole.house.open();

            assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_DROPPED);
            assertThat(whole.ending(2)).isEqualTo(OutreachStatus.CALL_DROPPED);
            assertThat(living.hangUps).hasPositiveValue();
            assertThat(whole.ending(3)).isEqualTo(OutreachStatus.CALL_BUSY);
            assertThat(whole.row(3).sid()).contains(new CallSid(busy.sid()));
            assertThat(whole.ending(4)).isEqualTo(OutreachStatus.CALL_FAILED);
            for (int payer = 1; payer <= 4; payer++) {
                assertThat(whole.twilio.orders(WholeHouse.number(payer))).isZero();
            }
            PhoneStandIn fresh = whole.call(5);
            fresh.tell("no-answer");
            assertThat(whole.ending(5)).isEqualTo(OutreachStatus.CALL_NO_ANSWER);
        }
    }

    @Test
    void a_call_whose_house_died_in_the_middle_is_hung_up_by_the_next_house() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        try (WholeHouse first = WholeHouse.open(folder, 1)) {
            PhoneStandIn phone = first.call(1).answer();
            phone.stream();
            first.voice.talk().await("response.create", 1);
            Awaitility.await().until(() -> first.row(1).status() == OutreachStatus.CALL_CONNECTED_TO_AI);
            // all that a machine that lost its power finds on its disk
            Files.copy(folder.resolve("collectiq.mv.db"), copy.resolve("collectiq.mv.db"));
            try (WholeHouse next = first.afterCrash(copy)) {
                assertThat(next.ending(1)).isEqualTo(OutreachStatus.CALL_DROPPED);
                assertThat(next.row(1).attempt()).isEqualTo(first.row(1).attempt());
                assertThat(phone.hangUps).hasPositiveValue();
                assertThat(first.twilio.orders(WholeHouse.number(1))).isEqualTo(1);
            }
        }
    }

    private static PhoneStandIn made(WholeHouse whole, int payer, String status) {
        PhoneStandIn phone = whole.twilio.made(Map.of(
                "To",
                WholeHouse.number(payer),
                "From",
                OURS,
                "StatusCallback",
                whole.base + "/collect-iq/call-status?attempt=left-open-" + payer));
        phone.become(status);
        return phone;
    }

    private static void left(WholeHouse whole, int payer, Optional<PhoneStandIn> phone, Instant at) {
        whole.house
                .calls()
                .insert(new CallRecord(
                        new AttemptId("left-open-" + payer),
                        phone.map(PhoneStandIn::sid).map(CallSid::new),
                        WholeHouse.payer(payer),
                        CallRecord.Direction.OUTBOUND,
                        new PhoneNumber(OURS),
                        new PhoneNumber(WholeHouse.number(payer)),
                        at,
                        phone.map(known -> at),
                        Optional.empty(),
                        OptionalInt.empty(),
                        phone.isPresent() ? OutreachStatus.CALL_CONNECTED_TO_AI : OutreachStatus.CALL_INITIATED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }
}
