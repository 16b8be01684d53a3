package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.call.Turn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures the AI makes up, over real sockets: W1 owes 1,000 US dollars. */
class WholeFiguresTest {
    @TempDir
    Path folder;

    @Test
    void a_made_up_amount_is_cut_where_it_was_heard_and_corrected_with_the_right_one() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            PhoneStandIn phone = whole.call(1).answer();
            StreamStandIn stream = phone.stream();
            phone.machine("human");
            VoiceTalk voice = verified(whole);
            stream.holding = true;
            voice.opens("resp_3", "item_5", 2000);
            await().until(() -> !stream.heldMarks.isEmpty());
            stream.sound(500);
            voice.await("input_audio_buffer.append", 25);
            int asks = voice.heard("response.create").size();
            words(
                    voice,
                    "resp_3",
                    "item_5",
                    "You owe one",
                    " thousand five hundred",
                    " dollars ",
                    "altogether, ",
                    "and ");

            JsonNode cut = voice.await("conversation.item.truncate", 1);
            assertThat(cut.path("item_id").asText()).isEqualTo("item_5");
            assertThat(cut.path("audio_end_ms").asInt()).isPositive().isLessThanOrEqualTo(520);
            voice.await("response.cancel", 1);
            await().until(() -> !stream.heard("clear").isEmpty());
            int played = stream.heard("media").size();
            voice.audio("resp_3", "item_5", 400);
            words(voice, "resp_3", "item_5", "nine thousand dollars more, ", "so ");
            assertThat(voice.heard("response.create"))
                    .as("not while the cancelled one still runs")
                    .hasSize(asks);
            voice.done("resp_3", "cancelled", "");
            JsonNode again = voice.await("response.create", asks + 1);
            assertThat(again.path("response").path("instructions").asText())
                    .contains("one thousand five hundred dollars", "one thousand US dollars");

            stream.holding = false;
            voice.speaks("resp_4", "item_6", "I misspoke: you owe one thousand US dollars.", 200);
            whole.awaitHeard(1, "item_6");
            assertThat(stream.heard("media")).as("late sound is dropped").hasSize(played + 1);
            phone.payerHangsUp();
            whole.settled(1);
            assertThat(whole.events(1, "figure.unmatched")).containsExactly("one thousand five hundred dollars");
            assertThat(whole.turns(1))
                    .filteredOn(turn -> turn.itemId().equals("item_5"))
                    .singleElement()
                    .satisfies(turn -> assertThat(turn.state()).isEqualTo(Turn.State.CUT));
        }
    }

    /** The words come twice, after the sound, or not at all but for their end. */
    @Test
    void words_that_come_late_doubled_or_only_at_the_end_are_judged_once() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            PhoneStandIn phone = whole.call(1).answer();
            phone.stream();
            phone.machine("human");
            VoiceTalk voice = verified(whole);
            voice.created("resp_3");
            voice.audio("resp_3", "item_5", 300);
            String whole5 =
                    "{\"type\":\"response.output_audio_transcript.done\",\"event_id\":\"e\",\"response_id\":\"resp_3\","
                            + "\"item_id\":\"item_5\",\"output_index\":0,\"content_index\":0,\"transcript\":\"That is $5,000 then.\"}";
            int asks = voice.heard("response.create").size();
            voice.say(whole5);
            voice.say(whole5);
            words(voice, "resp_3", "item_5", "That is $5,000 then. ", "That is $5,000 then. ");
            voice.done("resp_3", "completed", "");
            voice.await("response.create", asks + 1);
            voice.speaks("resp_4", "item_6", "I misspoke: it is $1,000.00.", 200);
            whole.awaitHeard(1, "item_6");
            phone.payerHangsUp();
            whole.settled(1);
            assertThat(whole.events(1, "figure.unmatched")).containsExactly("$5,000");
            assertThat(voice.heard("response.create")).hasSize(asks + 1);
        }
    }

    @Test
    void before_the_party_is_verified_the_debt_is_never_named_not_even_to_correct_it() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            PhoneStandIn phone = whole.call(1).answer();
            StreamStandIn stream = phone.stream();
            phone.machine("human");
            VoiceTalk voice = whole.voice.talk();
            voice.await("response.create", 1);
            voice.begins("resp_1", "item_1", "You owe one thousand dollars, I am told. ", 2000);
            voice.await("response.cancel", 1);
            voice.done("resp_1", "cancelled", "");
            JsonNode again = voice.await("response.create", 2);
            await().until(() -> !stream.heard("clear").isEmpty());
            phone.payerHangsUp();
            whole.settled(1);
            assertThat(again.toString())
                    .doesNotContain("one thousand")
                    .doesNotContain("1000")
                    .contains("not verified");
            assertThat(whole.events(1, "figure.before-verification")).hasSize(1);
        }
    }

    private static VoiceTalk verified(WholeHouse whole) throws Exception {
        VoiceTalk voice = whole.voice.talk();
        voice.await("response.create", 1);
        voice.speaks("resp_1", "item_1", "Good morning, who is speaking?", 200);
        whole.awaitHeard(1, "item_1");
        voice.payerSays("item_2", "This is Jane for Whole Firm 1.");
        voice.calls("resp_2", "call_1", "verify_party", "{\\\"name\\\":\\\"Jane\\\"}".replace("\\\"", "\""));
        await().until(() -> voice.heard("conversation.item.create").stream()
                .anyMatch(item -> item.path("item").path("call_id").asText().equals("call_1")));
        await().until(() -> voice.heard("response.create").size() >= 2);
        return voice;
    }

    private static void words(VoiceTalk voice, String response, String item, String... pieces) {
        for (String piece : List.of(pieces)) {
            voice.say(VoiceStandIn.JSON
                    .createObjectNode()
                    .put("type", "response.output_audio_transcript.delta")
                    .put("event_id", "e")
                    .put("response_id", response)
                    .put("item_id", item)
                    .put("output_index", 0)
                    .put("content_index", 0)
                    .put("delta", piece)
                    .toString());
        }
    }
}
