package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call from the click to the books, over real sockets: as it should go, at ten times the speed and once as in life. */
class WholeCallTest {
    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("MMMM d", Locale.ENGLISH);

    @TempDir
    Path folder;

    @Test
    void a_promise_is_heard_kept_and_the_line_is_hung_up() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            PhoneStandIn phone = whole.call(1);
            phone.tell("ringing");
            phone.answer();
            StreamStandIn stream = phone.stream();
            phone.tell("in-progress");
            phone.machine("human");
            VoiceTalk voice = whole.voice.talk();
            voice.await("response.create", 1);
            voice.speaks("resp_1", "item_1", "Good morning, this is an automated call.", 400);
            stream.sound(600);
            whole.awaitHeard(1, "item_1");
            voice.payerSays("item_2", "This is Ann of Whole Firm.");
            voice.calls("resp_2", "call_1", "verify_party", "{\"name\":\"Ann\"}");
            assertThat(result(voice, 1).path("verified").asBoolean()).isTrue();
            voice.await("response.create", 2);
            voice.speaks("resp_3", "item_3", "One thousand dollars are past due.", 400);
            stream.sound(600);
            whole.awaitHeard(1, "item_3");
            voice.payerSays("item_4", "We pay five hundred in a week.");
            voice.calls("resp_4", "call_0", "record_promise", promise(whole));
            assertThat(result(voice, 2).path("error").asText()).contains("read back", "five hundred US dollars");
            voice.await("response.create", 3);
            String readBack =
                    "Five hundred dollars on " + SPOKEN.format(whole.today().plusDays(7)) + ", is that right?";
            voice.speaks("resp_4b", "item_4b", readBack, 400);
            stream.sound(600);
            whole.awaitHeard(1, "item_4b");
            voice.payerSays("item_4c", "Yes, five hundred.");
            voice.calls("resp_4c", "call_2", "record_promise", promise(whole));
            assertThat(result(voice, 3).path("recorded").asBoolean()).isTrue();
            voice.await("response.create", 4);
            voice.begins("resp_5", "item_5", "Thank you, goodbye.", 400);
            voice.toolCall("resp_5", "call_3", "end_call", "{\"reason\":\"promise\"}");
            voice.done("resp_5", "completed", "");

            CallRecord row = whole.settled(1);
            assertThat(row.status()).isEqualTo(OutreachStatus.CALL_COMPLETED);
            assertThat(row.endedBy()).contains(CallRecord.EndedBy.AI);
            assertThat(row.answeredBy()).contains(CallRecord.AnsweredBy.HUMAN);
            assertThat(whole.twilio.orders(WholeHouse.number(1))).isEqualTo(1);
            assertThat(phone.hangUps).hasValue(1);
            assertThat(whole.house.database().promises().of(WholeHouse.payer(1)))
                    .singleElement()
                    .satisfies(promise -> {
                        assertThat(promise.amount()).isEqualTo(Money.of("500.00", "USD"));
                        assertThat(promise.date()).isEqualTo(whole.today().plusDays(7));
                        assertThat(promise.said().quote()).isEqualTo("Yes, five hundred.");
                        assertThat(promise.said().itemId()).isEqualTo("item_4c");
                    });
            assertThat(whole.turns(1))
                    .extracting(Turn::itemId)
                    .containsExactly("item_1", "item_2", "item_3", "item_4", "item_4b", "item_4c", "item_5");
            assertThat(whole.turns(1)).allMatch(turn -> turn.state() == Turn.State.DONE);
            await().until(voice::isClosed);
            assertThat(voice.heard("input_audio_buffer.append")).hasSizeGreaterThanOrEqualTo(60);
        }
    }

    @Test
    void a_payer_who_hangs_up_ends_the_call() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            PhoneStandIn phone = whole.call(1);
            phone.answer().stream();
            VoiceTalk voice = whole.voice.talk();
            voice.await("response.create", 1);
            voice.speaks("resp_1", "item_1", "Good morning.", 200);
            phone.machine("human");
            phone.payerHangsUp();
            assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_COMPLETED);
            assertThat(whole.row(1).endedBy()).contains(CallRecord.EndedBy.PAYER);
            assertThat(phone.hangUps).hasValue(0);
            await().until(voice::isClosed);
        }
    }

    @Test
    void at_lifes_own_pace_the_voice_is_gone_within_a_second_of_the_streams_end() throws Exception {
        try (WholeHouse whole = WholeHouse.closed(folder, 1, 1)) {
            whole.house.open();
            PhoneStandIn phone = whole.call(1);
            phone.tell("ringing");
            phone.answer();
            StreamStandIn stream = phone.stream();
            VoiceTalk voice = whole.voice.talk();
            voice.await("response.create", 1);
            voice.speaks("resp_1", "item_1", "Good morning.", 200);
            stream.sound(200);
            voice.payerBegins("item_2");
            voice.await("input_audio_buffer.append", 10);
            phone.machine("human");
            stream.stop();
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(1))
                    .until(voice::isClosed);
            phone.tell("completed");
            assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_COMPLETED);
        }
    }

    private static String promise(WholeHouse whole) {
        return "{\"amount\":\"500.00\",\"currency\":\"USD\",\"date\":\""
                + whole.today().plusDays(7) + "\"}";
    }

    private static JsonNode result(VoiceTalk voice, int n) throws Exception {
        JsonNode item = voice.toolResult(n);
        return VoiceStandIn.JSON.readTree(item.path("output").asText());
    }
}
