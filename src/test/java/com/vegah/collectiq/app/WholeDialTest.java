package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.app.TwilioStandIn.Order;
import com.vegah.collectiq.receivable.OutreachStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one order to Twilio, answered in every bad way: it is never sent again, and the carrier's list decides what became of it. */
class WholeDialTest {
    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final List<Order> BAD = List.of(
            Order.status(500, "{\"code\":20500,\"message\":\"Internal\",\"status\":500}"),
            Order.status(503, "<html>busy</html>"),
            Order.status(201, "not json at all"),
            Order.reset(),
            Order.silence(NEVER));
    private static final int LISTED = BAD.size();

    @TempDir
    Path folder;

    @Test
    void an_order_without_a_good_answer_is_sent_once_and_settled_by_the_carriers_list() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 2 * BAD.size())) {
            for (int i = 0; i < BAD.size(); i++) {
                whole.twilio.answerOrder(WholeHouse.number(1 + i), BAD.get(i));
                whole.twilio.answerOrder(
                        WholeHouse.number(1 + LISTED + i), BAD.get(i).afterMaking());
            }
            for (int payer = 1; payer <= 2 * BAD.size(); payer++) {
                whole.click(payer);
            }
            for (int payer = 1 + LISTED; payer <= 2 * BAD.size(); payer++) {
                whole.twilio.phone(WholeHouse.number(payer)).become("busy");
            }
            SoftAssertions softly = new SoftAssertions();
            for (int payer = 1; payer <= 2 * BAD.size(); payer++) {
                softly.assertThat(whole.ending(payer))
                        .as("W" + payer + " " + whole.row(payer))
                        .isEqualTo(payer <= LISTED ? OutreachStatus.CALL_FAILED : OutreachStatus.CALL_BUSY);
                softly.assertThat(whole.twilio.orders(WholeHouse.number(payer)))
                        .as("W" + payer)
                        .isEqualTo(1);
            }
            softly.assertAll();
        }
    }

    @Test
    void an_order_that_is_refused_for_too_many_requests_made_no_call_and_is_not_sent_again() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            whole.twilio.answerOrder(
                    WholeHouse.number(1),
                    Order.status(429, "{\"code\":20429,\"message\":\"Too Many Requests\",\"status\":429}"));
            whole.click(1);
            assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_FAILED);
            assertThat(whole.twilio.orders(WholeHouse.number(1))).isEqualTo(1);
        }
    }

    @Test
    void a_call_found_in_the_list_goes_on() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            whole.twilio.answerOrder(
                    WholeHouse.number(1), Order.status(500, "{}").afterMaking());
            PhoneStandIn phone = whole.call(1);
            phone.answer().stream();
            VoiceTalk voice = whole.voice.talk();
            voice.await("response.create", 1);
            voice.speaks("resp_1", "item_1", "Good morning.", 200);
            phone.machine("human");
            phone.payerHangsUp();
            assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_COMPLETED);
            assertThat(whole.twilio.orders(WholeHouse.number(1))).isEqualTo(1);
        }
    }

    @Test
    void the_webhook_may_come_before_the_orders_answer() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            CountDownLatch streaming = new CountDownLatch(1);
            whole.twilio.answerOrder(WholeHouse.number(1), (exchange, twilio, order) -> {
                PhoneStandIn phone = twilio.made(order);
                phone.answer().stream();
                streaming.countDown();
                TwilioStandIn.json(exchange, 201, phone.json());
            });
            PhoneStandIn phone = whole.call(1);
            streaming.await();
            VoiceTalk voice = whole.voice.talk();
            voice.await("response.create", 1);
            phone.machine("human");
            phone.payerHangsUp();
            assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_COMPLETED);
            assertThat(whole.row(1).sid())
                    .hasValueSatisfying(sid -> assertThat(sid.value()).isEqualTo(phone.sid()));
            assertThat(whole.twilio.orders(WholeHouse.number(1))).isEqualTo(1);
        }
    }
}
