package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.receivable.OutreachStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which the carrier lets a call end, in one house. */
class WholeEndingsTest {
    @TempDir
    Path folder;

    @Test
    void a_call_nobody_took_ends_as_the_carrier_says() throws Exception {
        List<Map.Entry<String, OutreachStatus>> words = List.of(
                Map.entry("busy", OutreachStatus.CALL_BUSY),
                Map.entry("no-answer", OutreachStatus.CALL_NO_ANSWER),
                Map.entry("failed", OutreachStatus.CALL_FAILED),
                Map.entry("canceled", OutreachStatus.CALL_FAILED));
        try (WholeHouse whole = WholeHouse.open(folder, words.size())) {
            for (int i = 0; i < words.size(); i++) {
                PhoneStandIn phone = whole.call(1 + i);
                phone.tell("ringing");
                phone.tell(words.get(i).getKey());
                assertThat(whole.ending(1 + i)).isEqualTo(words.get(i).getValue());
                assertThat(whole.payerStatus(1 + i))
                        .contains(words.get(i).getValue().name());
                assertThat(phone.hangUps).hasValue(0);
            }
        }
    }

    @Test
    void a_machine_is_hung_up_on_and_wins_over_completed() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 2)) {
            PhoneStandIn phone = whole.call(1);
            phone.answer().stream();
            VoiceTalk voice = whole.voice.talk();
            voice.await("response.create", 1);
            phone.machine("machine_start");
            assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_VOICEMAIL);
            assertThat(whole.row(1).answeredBy()).contains(CallRecord.AnsweredBy.MACHINE);
            assertThat(phone.hangUps).hasPositiveValue();
            await().until(voice::isClosed);

            PhoneStandIn late = whole.call(2);
            late.answer().stream();
            late.payerHangsUp();
            late.machine("machine_end_beep");
            assertThat(whole.ending(2)).isEqualTo(OutreachStatus.CALL_VOICEMAIL);
        }
    }

    @Test
    void callbacks_twice_and_out_of_order_change_nothing_and_a_final_one_never_reopens() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            PhoneStandIn phone = whole.call(1);
            phone.answer().stream();
            whole.voice.talk().await("response.create", 1);
            phone.machine("human");
            phone.repeat("in-progress");
            phone.repeat("ringing");
            phone.repeat("initiated");
            phone.repeat("ringing");
            assertThat(whole.row(1).status()).isEqualTo(OutreachStatus.CALL_CONNECTED_TO_AI);
            phone.payerHangsUp();
            CallRecord settled = whole.settled(1);
            assertThat(settled.status()).isEqualTo(OutreachStatus.CALL_COMPLETED);
            for (String word : List.of("completed", "in-progress", "busy", "failed", "ringing", "completed")) {
                phone.repeat(word);
            }
            phone.machine("machine_start");
            assertThat(phone.answer().twiml()).doesNotContain("<Stream");
            assertThat(whole.row(1)).isEqualTo(settled);
            assertThat(whole.payerStatus(1)).contains("CALL_COMPLETED");
            assertThat(whole.twilio.orders(WholeHouse.number(1))).isEqualTo(1);
        }
    }

    @Test
    void a_stream_lost_without_a_word_is_a_dropped_call_about_which_the_carrier_is_asked() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            PhoneStandIn phone = whole.call(1);
            StreamStandIn stream = phone.answer().stream();
            VoiceTalk voice = whole.voice.talk();
            voice.await("response.create", 1);
            phone.machine("human");
            phone.become("completed");
            stream.vanish();
            assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_DROPPED);
            assertThat(whole.twilio.asked).containsKey(phone.sid());
            await().until(voice::isClosed);
        }
    }
}
