package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.receivable.OutreachStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The voice that cannot come, comes too late, goes away, and is talked over. */
class WholeVoiceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"401,invalid_api_key", "403,forbidden", "429,insufficient_quota"})
    void a_voice_that_refuses_leaves_the_line_to_the_spoken_sentence(int status, String code) throws Exception {
        try (RefusingVoice refusing = new RefusingVoice(status, code);
                WholeHouse whole = WholeHouse.openWithVoice(folder, refusing.port())) {
            PhoneStandIn phone = whole.call(1).answer();
            assertThat(phone.twiml()).containsSubsequence("</Connect>", "<Say");
            StreamStandIn stream = phone.stream();
            phone.machine("human");
            await().until(stream::isClosed);
            assertThat(refusing.asked).hasPositiveValue();
            assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_FAILED);
            assertThat(phone.hangUps).hasPositiveValue();
        }
    }

    @Test
    void a_voice_that_is_not_ready_in_ten_seconds_has_failed() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            whole.voice.mute = true;
            PhoneStandIn phone = whole.call(1).answer();
            StreamStandIn stream = phone.stream();
            phone.machine("human");
            VoiceTalk voice = whole.voice.talk();
            await().until(stream::isClosed);
            await().until(voice::isClosed);
            phone.tell("completed");
            assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_FAILED);
        }
    }

    @Test
    void a_voice_lost_in_the_middle_is_a_dropped_call() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            PhoneStandIn phone = whole.call(1).answer();
            StreamStandIn stream = phone.stream();
            phone.machine("human");
            VoiceTalk voice = whole.voice.talk();
            voice.await("response.create", 1);
            voice.speaks("resp_1", "item_1", "Good morning.", 200);
            await().until(() -> !stream.heard("media").isEmpty());
            voice.vanish();
            await().until(stream::isClosed);
            phone.tell("completed");
            assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_DROPPED);
        }
    }

    @Test
    void who_talks_over_the_ai_silences_it_and_only_what_was_heard_counts() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            PhoneStandIn phone = whole.call(1).answer();
            StreamStandIn stream = phone.stream();
            stream.holding = true;
            phone.machine("human");
            VoiceTalk voice = whole.voice.talk();
            voice.await("response.create", 1);
            voice.begins("resp_1", "item_1", "This is a long sentence of which little is heard.", 2000);
            await().until(() -> !stream.heldMarks.isEmpty());
            stream.sound(500);
            voice.await("input_audio_buffer.append", 25);
            int sent = stream.heard("media").size();
            voice.payerBegins("item_2");
            JsonNode cut = voice.await("conversation.item.truncate", 1);
            voice.audio("resp_1", "item_1", 400);
            voice.done("resp_1", "cancelled", "");
            await().until(() -> !stream.heard("clear").isEmpty());
            assertThat(cut.path("item_id").asText()).isEqualTo("item_1");
            assertThat(cut.path("audio_end_ms").isIntegralNumber()).isTrue();
            assertThat(cut.path("audio_end_ms").asInt()).isPositive().isLessThanOrEqualTo(520);
            voice.payerSays("item_2", "Wait a moment.");
            stream.holding = false;
            voice.speaks("resp_2", "item_3", "Of course.", 200);
            whole.awaitHeard(1, "item_3");
            List<JsonNode> media = stream.heard("media");
            assertThat(media).as("late sound is dropped").hasSize(sent + 1);
            phone.payerHangsUp();
            whole.settled(1);
            assertThat(whole.turns(1))
                    .filteredOn(turn -> turn.itemId().equals("item_1"))
                    .singleElement()
                    .satisfies(turn -> {
                        assertThat(turn.state()).isEqualTo(Turn.State.CUT);
                        assertThat(turn.heardText()).isNotEqualTo(turn.text());
                        assertThat(turn.text()).startsWith(turn.heardText());
                    });
        }
    }
}
