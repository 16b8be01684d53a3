package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.rehearsal.Contracts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Turns, goodbyes, silence and keys over real sockets at ten times the speed, with events that come late, twice, in the wrong order or
 * never. Whatever was sent to the voice is held to the strict schema of its contract, where that is at hand.
 */
class WholeTurnsTest {
    private static final Optional<JsonSchema> STRICT =
            Contracts.schema("openai-realtime-ga-client-events.strict.schema.json");

    @TempDir
    Path folder;

    private WholeHouse whole;
    private PhoneStandIn phone;
    private StreamStandIn stream;
    private VoiceTalk voice;

    @Test
    void noise_does_not_cut_the_first_sentence_and_the_voice_is_held_until_that_was_heard() throws Exception {
        connect();
        stream.holding = true;
        voice.begins("resp_1", "item_1", "Good morning, I am an automated assistant.", 3000);
        await().until(() -> !stream.heldMarks.isEmpty());
        stream.sound(400);
        voice.payerBegins("item_2");
        voice.payerStops("item_2");
        voice.payerStops("item_2");
        voice.payerWords("item_2", "");
        voice.payerWords("item_2", "");
        pass(Duration.ofSeconds(3));
        assertThat(stream.heard("clear")).isEmpty();
        assertThat(turnDetection(2).path("create_response").asBoolean(true)).isFalse();
        assertThat(turnDetection(2).path("interrupt_response").asBoolean(true)).isFalse();
        voice.done("resp_1", "completed", "");
        stream.letMarksGo();
        assertThat(turnDetection(3)).isEqualTo(turnDetection(1));
        assertThat(voice.heard("response.create")).hasSize(1);
    }

    @Test
    void words_cut_the_first_sentence_and_are_answered() throws Exception {
        connect();
        stream.holding = true;
        voice.begins("resp_1", "item_1", "Good morning, I am an automated assistant.", 3000);
        await().until(() -> !stream.heldMarks.isEmpty());
        stream.sound(400);
        voice.await("input_audio_buffer.append", 20);
        voice.payerSays("item_2", "Who is calling?");
        voice.await("conversation.item.truncate", 1);
        voice.await("response.cancel", 1);
        await().until(() -> !stream.heard("clear").isEmpty());
        voice.done("resp_1", "cancelled", "");
        voice.await("response.create", 2);
    }

    @Test
    void after_a_noise_the_ai_goes_on_from_where_it_was_heard_however_the_news_of_it_comes() throws Exception {
        greeted();
        stream.holding = true;
        voice.begins("resp_2", "item_2", "One two three four five six seven eight nine ten.", 2000);
        await().until(() -> !stream.heldMarks.isEmpty());
        stream.sound(1000);
        voice.await("input_audio_buffer.append", 50);
        voice.payerBegins("item_3");
        voice.await("conversation.item.truncate", 1);
        voice.payerWords("item_3", "");
        voice.payerStops("item_3");
        voice.done("resp_2", "cancelled", "");
        voice.payerWords("item_3", "");
        voice.done("resp_2", "cancelled", "");
        JsonNode again = voice.await("response.create", 2);
        assertThat(again.at("/response/instructions").asText())
                .contains("nobody said anything", "One two", "Do not greet again")
                .doesNotContain("nine ten");
        pass(Duration.ofSeconds(3));
        assertThat(voice.heard("response.create")).hasSize(2);
        voice.speaks("resp_3", "item_4", "three four five.", 200);
        await().until(() -> stream.heard("media").size() >= 3);
    }

    @Test
    void where_the_words_of_a_noise_never_come_the_ai_goes_on_all_the_same() throws Exception {
        greeted();
        stream.holding = true;
        voice.begins("resp_2", "item_2", "One two three four five six seven eight nine ten.", 2000);
        await().until(() -> !stream.heldMarks.isEmpty());
        voice.payerBegins("item_3");
        voice.payerStops("item_3");
        voice.done("resp_2", "cancelled", "");
        JsonNode again = voice.await("response.create", 2);
        assertThat(again.at("/response/instructions").asText()).contains("A noise on the line");
    }

    @Test
    void a_tool_told_of_twice_while_the_payer_talks_over_it_runs_once() throws Exception {
        greeted();
        voice.payerSays("item_2", "This is Ann.");
        voice.calls("resp_2", "call_1", "verify_party", "{\"name\":\"Ann\"}");
        voice.await("conversation.item.create", 1);
        String day = DateTimeFormatter.ofPattern("MMMM d", Locale.ENGLISH)
                .format(whole.today().plusDays(7));
        voice.payerSays("item_2a", "Five hundred, in a week.");
        voice.speaks("resp_2b", "item_2b", "Five hundred dollars on " + day + ", is that right?", 400);
        stream.sound(600);
        whole.awaitHeard(1, "item_2b");
        voice.payerSays("item_3", "Yes, five hundred.");
        String terms = "{\"amount\":\"500.00\",\"currency\":\"USD\",\"date\":\""
                + whole.today().plusDays(7) + "\"}";
        voice.begins("resp_3", "item_4", "Let me write that down.", 2000);
        voice.toolCall("resp_3", "call_2", "record_promise", terms);
        voice.payerBegins("item_5");
        voice.toolCall("resp_3", "call_2", "record_promise", terms);
        voice.done("resp_3", "cancelled", "");
        voice.payerStops("item_5");
        voice.payerWords("item_5", "Hello?");
        voice.toolCall("resp_3", "call_2", "record_promise", terms);
        voice.toolResult(2);
        pass(Duration.ofSeconds(2));
        assertThat(whole.house.database().promises().of(WholeHouse.payer(1))).hasSize(1);
        assertThat(voice.toolResults()).hasSize(2);
    }

    @Test
    void a_goodbye_is_not_cut_by_noise_is_taken_back_by_a_wait_and_ends_the_call_the_second_time() throws Exception {
        greeted();
        voice.payerSays("item_2", "That is all.");
        stream.holding = true;
        leaves("resp_2", "item_3", "call_1");
        JsonNode held = turnDetection(4);
        assertThat(held.path("interrupt_response").asBoolean(true)).isFalse();
        voice.payerSays("item_4", "");
        voice.payerSays("item_5", "Okay, bye.");
        pass(Duration.ofSeconds(1));
        assertThat(stream.heard("clear")).isEmpty();
        voice.payerSays("item_6", "Wait, one more question!");
        await().until(() -> !stream.heard("clear").isEmpty());
        JsonNode stay = voice.await("response.create", 2);
        assertThat(stay.at("/response/instructions").asText()).contains("asked you to wait");
        pass(Duration.ofSeconds(5));
        assertThat(phone.hangUps).hasValue(0);

        stream.letMarksGo();
        voice.speaks("resp_3", "item_7", "Of course, what is it?", 200);
        voice.payerSays("item_8", "Nothing, goodbye.");
        leaves("resp_4", "item_9", "call_2");
        assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_COMPLETED);
        assertThat(whole.row(1).endedBy()).contains(CallRecord.EndedBy.AI);
        assertThat(phone.hangUps).hasValue(1);
        await().until(voice::isClosed);
    }

    @Test
    void a_goodbye_whose_mark_is_never_echoed_ends_the_call_once() throws Exception {
        greeted();
        voice.payerSays("item_2", "That is all.");
        stream.holding = true;
        Instant before = whole.time.clock().instant();
        leaves("resp_2", "item_3", "call_1");
        assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_COMPLETED);
        assertThat(phone.hangUps).hasValue(1);
        assertThat(Duration.between(before, whole.time.clock().instant())).isGreaterThan(Duration.ofSeconds(10));
    }

    @Test
    void a_payer_who_says_nothing_is_asked_twice_and_then_taken_leave_of() throws Exception {
        greeted();
        assertThat(asked(2)).contains("still there");
        voice.speaks("resp_2", "item_2", "Are you still there?", 100);
        assertThat(asked(3)).contains("can be heard");
        voice.speaks("resp_3", "item_3", "Can you hear me?", 100);
        whole.awaitHeard(1, "item_3");
        voice.payerSays("item_4", "");
        assertThat(asked(4)).contains("courteous sentence");
        voice.speaks("resp_4", "item_5", "We will try again. Goodbye.", 100);
        assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_COMPLETED);
        assertThat(whole.row(1).endedBy()).contains(CallRecord.EndedBy.AI);
        assertThat(phone.hangUps).hasValue(1);
    }

    @Test
    void a_call_is_wrapped_up_before_its_longest_time_and_cut_at_it() throws Exception {
        connect("call.max-duration=PT20S");
        firstSentence();
        await().until(() -> voice.heard("response.create").stream()
                .anyMatch(ask -> ask.at("/response/instructions").asText().contains("half a minute")));
        assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_COMPLETED);
        assertThat(whole.row(1).endedBy()).contains(CallRecord.EndedBy.SYSTEM);
        assertThat(phone.hangUps).hasPositiveValue();
    }

    @Test
    void nine_stops_contact_for_good_even_where_the_payer_hangs_up_at_once() throws Exception {
        greeted();
        stream.keys("9");
        stream.keys("9");
        phone.payerHangsUp();
        assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_COMPLETED);
        await().until(() -> whole.payerStatus(1).contains("OPTED_OUT"));
        assertThat(whole.house.desk().contact(WholeHouse.payer(1), "Test")).isInstanceOf(Desk.Result.Denied.class);
    }

    @Test
    void zero_is_told_to_the_ai_and_nine_makes_it_say_goodbye() throws Exception {
        greeted();
        stream.keys("0");
        assertThat(note(1)).contains("speak with a person");
        voice.await("response.create", 2);
        voice.speaks("resp_2", "item_2", "A colleague will see to it.", 100);
        stream.keys("9");
        assertThat(note(2)).contains("no more contact");
        assertThat(asked(3)).contains("takes effect at once");
        voice.speaks("resp_3", "item_3", "It is noted. Goodbye.", 100);
        assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_COMPLETED);
        assertThat(whole.payerStatus(1)).contains("OPTED_OUT");
        assertThat(phone.hangUps).hasValue(1);
    }

    @Test
    void a_card_that_is_typed_leaves_no_trace_and_other_digits_do() throws Exception {
        greeted();
        stream.keys("7731#");
        assertThat(note(1)).contains("7731");
        stream.keys("4242424242424242");
        assertThat(note(2)).contains("payment card");
        phone.payerHangsUp();
        whole.settled(1);
        assertThat(voice.heard.toString()).doesNotContain("424242");
        whole.close();
        assertThat(lies("7731")).as("what we look with can see").isTrue();
        assertThat(lies("424242")).isFalse();
    }

    @AfterEach
    void all_that_was_sent_is_as_the_contract_says() throws Exception {
        voice.heard.stream()
                .filter(event -> !event.path("type").asText().equals("input_audio_buffer.append"))
                .forEach(event -> Contracts.assertFits(STRICT, event.toString()));
        whole.close();
    }

    private void connect(String... settings) throws Exception {
        whole = WholeHouse.openSet(folder, settings);
        phone = whole.call(1).answer();
        stream = phone.stream();
        phone.machine("human");
        voice = whole.voice.talk();
        voice.await("response.create", 1);
    }

    private void greeted() throws Exception {
        connect();
        firstSentence();
    }

    private void firstSentence() {
        voice.speaks("resp_1", "item_1", "Good morning.", 100);
        voice.await("session.update", 3);
    }

    private void leaves(String response, String item, String call) {
        voice.begins(response, item, "Thank you, goodbye.", 400);
        voice.toolCall(response, call, "end_call", "{\"reason\":\"done\"}");
        voice.done(response, "completed", "");
    }

    private JsonNode turnDetection(int update) {
        return voice.await("session.update", update).at("/session/audio/input/turn_detection");
    }

    private String asked(int n) {
        return voice.await("response.create", n).at("/response/instructions").asText();
    }

    private String note(int n) {
        return voice.await("conversation.item.create", n)
                .at("/item/content/0/text")
                .asText();
    }

    /** So long by the call's own clock. */
    private void pass(Duration time) {
        Instant until = whole.time.clock().instant().plus(time);
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> !whole.time.clock().instant().isBefore(until));
    }

    /** Whether any file of the data folder holds the text. */
    private boolean lies(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
