package com.vegah.collectiq.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseQueueTest {
    private final Rig rig = Rig.ga().ready();

    @Test
    void a_second_ask_waits_until_the_first_is_done() {
        rig.session.respond(Optional.of("Greet."));
        rig.session.respond(Optional.of("Say goodbye."));
        assertThat(asks()).containsExactly("Greet.");
        rig.says(Said.started("r1"));
        assertThat(asks()).containsExactly("Greet.");
        rig.says(Said.done("r1"));
        assertThat(asks()).containsExactly("Greet.", "Say goodbye.");
    }

    @Test
    void an_ask_waits_for_a_response_that_the_server_began() {
        rig.says(Said.started("r1"));
        rig.session.respond(Optional.empty());
        assertThat(asks()).isEmpty();
        rig.says(Said.done("r1"));
        assertThat(asks()).containsExactly("");
    }

    @Test
    void plain_asks_that_wait_are_one_and_the_queue_is_bounded() {
        rig.says(Said.started("r0"));
        rig.session.respond(Optional.empty());
        rig.session.respond(Optional.empty());
        for (int i = 0; i < 20; i++) {
            rig.session.respond(Optional.of("No. " + i));
        }
        for (int i = 0; i < 30; i++) {
            rig.says(Said.done("r" + i), Said.started("r" + (i + 1)));
        }
        assertThat(asks()).hasSize(16).startsWith("", "No. 0").endsWith("No. 14");
    }

    @Test
    void an_ask_that_met_a_running_response_is_asked_again_when_that_is_done() {
        rig.session.respond(Optional.of("Greet."));
        rig.says(Said.error("conversation_already_has_active_response", "Wait.", askId(0)));
        assertThat(rig.heard.of("hiccup")).hasSize(1);
        assertThat(asks()).hasSize(1);
        rig.says(Said.interrupted("r7"));
        assertThat(asks()).containsExactly("Greet.", "Greet.");
        rig.says(Said.started("r8"), Said.done("r8"));
        assertThat(asks()).hasSize(2);
    }

    @Test
    void the_servers_own_response_taken_for_ours_is_seen_by_the_error_that_follows() {
        rig.session.respond(Optional.of("Greet."));
        rig.says(Said.started("r1"), Said.error("conversation_already_has_active_response", "Wait.", askId(0)));
        rig.says(Said.done("r1"));
        assertThat(asks()).containsExactly("Greet.", "Greet.");
    }

    @Test
    void an_ask_that_failed_lets_the_next_one_go_whether_the_error_names_it_or_not() {
        rig.session.respond(Optional.of("One."));
        rig.session.respond(Optional.of("Two."));
        rig.session.respond(Optional.of("Three."));
        rig.says(Said.error("invalid_value", "Bad.", askId(0)));
        assertThat(asks()).containsExactly("One.", "Two.");
        rig.says(Said.error("rate_limit_exceeded", "Slow down.", ""));
        assertThat(asks()).containsExactly("One.", "Two.", "Three.");
    }

    @Test
    void an_ask_of_which_nothing_comes_is_given_up_and_the_next_one_goes() {
        rig.session.respond(Optional.of("One."));
        rig.session.respond(Optional.of("Two."));
        rig.time.pass(RealtimeSession.ASK_LOST.minusMillis(1));
        assertThat(asks()).containsExactly("One.");
        rig.time.pass(Duration.ofMillis(1));
        assertThat(asks()).containsExactly("One.", "Two.");
        rig.says(Said.started("r2"));
        rig.time.pass(RealtimeSession.ASK_LOST.multipliedBy(2));
        rig.session.respond(Optional.of("Three."));
        assertThat(asks()).as("one that began is not lost").containsExactly("One.", "Two.");
    }

    @Test
    void a_response_whose_end_was_lost_does_not_hold_the_queue_for_ever() {
        rig.says(Said.started("r1"));
        rig.session.respond(Optional.of("One."));
        rig.time.pass(RealtimeSession.RESPONSE_LOST);
        assertThat(asks()).containsExactly("One.");
        rig.says(Said.started("r2"), Said.done("r1"));
        rig.session.respond(Optional.of("Two."));
        assertThat(asks()).as("the late end of another frees nothing").containsExactly("One.");
    }

    @Test
    void an_error_about_something_else_does_not_free_the_queue() {
        rig.session.respond(Optional.of("One."));
        rig.session.respond(Optional.of("Two."));
        rig.says(Said.error("response_cancel_not_active", "x", ""));
        rig.says(Said.error("invalid_value", "Audio content of 85ms is already shorter than 120ms", ""));
        rig.says(Said.error("invalid_value", "Bad.", "truncate-1"));
        assertThat(asks()).containsExactly("One.");
    }

    @Test
    void instructions_for_one_response_do_not_lift_those_of_the_session() {
        rig.session.respond(Optional.of("Greet."));
        assertThat(rig.server
                        .sent("response.create")
                        .get(0)
                        .at("/response/instructions")
                        .asText())
                .isEqualTo(Rig.BRIEF.instructions() + "\n\nGreet.");
    }

    @Test
    void a_response_known_only_from_an_error_does_not_block_the_queue_for_ever() {
        rig.session.respond(Optional.of("Greet."));
        rig.says(Said.error("conversation_already_has_active_response", "Wait.", askId(0)));
        rig.time.pass(Duration.ofSeconds(5));
        assertThat(asks()).containsExactly("Greet.", "Greet.");
    }

    @Test
    void only_a_running_response_is_cancelled_and_once() {
        rig.session.cancel();
        assertThat(rig.server.sent("response.cancel")).isEmpty();
        rig.says(Said.started("r1"));
        rig.session.cancel();
        rig.session.cancel();
        assertThat(rig.server.sent("response.cancel")).hasSize(1);
        assertThat(rig.server.sent("response.cancel").get(0).path("response_id").asText())
                .isEqualTo("r1");
        rig.says(Said.done("r1"));
        rig.session.cancel();
        assertThat(rig.server.sent("response.cancel")).hasSize(1);
    }

    @Test
    void a_response_just_asked_for_can_be_cancelled() {
        rig.session.respond(Optional.empty());
        rig.session.cancel();
        assertThat(rig.server.sent("response.cancel")).hasSize(1);
        assertThat(rig.server.sent("response.cancel").get(0).has("response_id")).isFalse();
    }

    @Test
    void what_was_heard_is_told_as_whole_milliseconds_and_nothing_heard_removes_the_item() {
        rig.session.truncate("i1", 0, 1500);
        rig.session.truncate("i2", 0, 0);
        rig.session.truncate("i3", 0, -20);
        JsonNode truncate = rig.server.sent("conversation.item.truncate").get(0);
        assertThat(truncate.path("audio_end_ms").isInt()).isTrue();
        assertThat(truncate.path("audio_end_ms").asInt()).isEqualTo(1500);
        assertThat(rig.server.sent("conversation.item.delete"))
                .extracting(event -> event.path("item_id").asText())
                .containsExactly("i2", "i3");
    }

    @Test
    void a_tools_result_waits_for_its_response_and_is_then_answered() {
        rig.says(Said.started("r1"), called("r1", "c1"));
        assertThat(rig.heard.of("toolCall")).containsExactly("toolCall r1 item_c1 c1 record_promise");
        rig.session.toolResult("c1", Map.of("ok", true), false);
        assertThat(rig.server.sentTypes()).containsExactly("session.update");
        rig.says(Said.done("r1"));
        assertThat(rig.server.sentTypes())
                .containsExactly("session.update", "conversation.item.create", "response.create");
        JsonNode item = rig.server.socket.sent.get(1).path("item");
        assertThat(item.toString())
                .isEqualTo("{\"type\":\"function_call_output\",\"call_id\":\"c1\",\"output\":\"{\\\"ok\\\":true}\"}");
    }

    @Test
    void a_quiet_result_is_not_answered() {
        rig.says(Said.started("r1"), called("r1", "c1"), Said.done("r1"));
        rig.session.toolResult("c1", Map.of("ok", true), true);
        assertThat(rig.server.sentTypes()).containsExactly("session.update", "conversation.item.create");
    }

    @Test
    void two_calls_of_one_response_are_answered_by_one() {
        rig.says(Said.started("r1"), called("r1", "c1"), called("r1", "c2"), Said.done("r1"));
        rig.session.toolResult("c1", Map.of(), false);
        assertThat(asks()).isEmpty();
        rig.session.toolResult("c2", Map.of(), false);
        rig.session.toolResult("c2", Map.of(), false);
        assertThat(rig.server.sentTypes())
                .containsExactly(
                        "session.update", "conversation.item.create", "conversation.item.create", "response.create");
    }

    @Test
    void a_call_is_told_once_however_often_it_is_mentioned() {
        rig.says(Said.started("r1"), Said.argumentsDone("r1", "c1", "record_promise", "{}"), called("r1", "c1"));
        rig.says(called("r1", "c1"));
        rig.says(Said.done("r1", "completed", "null", "[" + call("c1") + "]"));
        assertThat(rig.heard.of("toolCall")).hasSize(1);
    }

    @Test
    void a_call_told_only_by_its_arguments_or_only_at_the_end_is_not_lost() {
        rig.says(Said.started("r1"), Said.argumentsDone("r1", "c1", "record_promise", "{}"));
        assertThat(rig.heard.of("toolCall")).isEmpty();
        rig.says(Said.done("r1"));
        rig.says(Said.started("r2"), Said.done("r2", "completed", "null", "[" + call("c2") + "]"));
        assertThat(rig.heard.of("toolCall"))
                .containsExactly("toolCall r1 item_c1 c1 record_promise", "toolCall r2 item_c2 c2 record_promise");
        rig.session.toolResult("c1", Map.of(), true);
        assertThat(rig.server.sent("conversation.item.create")).hasSize(1);
    }

    @Test
    void a_call_cut_short_by_the_payer_is_never_made() {
        String half = Said.call("c1", "record_promise", "incomplete", "{\"amount\":\"85000");
        rig.says(Said.started("r1"), Said.argumentsDone("r1", "c1", "record_promise", "{\"amount\":\"85000"));
        rig.says(Said.itemDone("r1", half), Said.done("r1", "cancelled", "null", "[" + half + "]"));
        rig.says(Said.started("r2"), Said.argumentsDone("r2", "c2", "record_promise", "{}"), Said.interrupted("r2"));
        assertThat(rig.heard.of("toolCall")).isEmpty();
    }

    @Test
    void a_result_is_not_spoken_over_the_payer_but_by_the_turn_that_follows() {
        rig.says(Said.started("r1"), called("r1", "c1"), Said.speech("started", "i5"), Said.interrupted("r1"));
        rig.session.toolResult("c1", Map.of(), false);
        assertThat(rig.server.sentTypes()).containsExactly("session.update", "conversation.item.create");
        rig.says(Said.speech("stopped", "i5"), Said.started("r2"), Said.done("r2"));
        assertThat(asks()).isEmpty();
    }

    @Test
    void a_result_that_came_after_the_turn_is_answered_when_the_turns_response_is_done() {
        rig.says(Said.started("r1"), called("r1", "c1"), Said.speech("started", "i5"), Said.interrupted("r1"));
        rig.says(Said.speech("stopped", "i5"));
        rig.session.toolResult("c1", Map.of(), false);
        rig.says(Said.started("r2"));
        assertThat(asks()).isEmpty();
        rig.says(Said.done("r2"));
        assertThat(asks()).hasSize(1);
    }

    @Test
    void a_result_is_answered_by_an_ask_of_ours_where_the_server_stays_silent() {
        rig.says(Said.started("r1"), called("r1", "c1"), Said.speech("started", "i5"), Said.interrupted("r1"));
        rig.session.toolResult("c1", Map.of(), false);
        rig.says(Said.speech("stopped", "i5"));
        assertThat(asks()).isEmpty();
        rig.time.pass(RealtimeSession.TURN_ANSWER);
        assertThat(asks()).hasSize(1);
    }

    @Test
    void an_answer_to_a_result_that_met_a_running_response_is_asked_for_again() {
        rig.says(Said.started("r1"), called("r1", "c1"), Said.done("r1"));
        rig.session.toolResult("c1", Map.of(), false);
        rig.says(Said.error("conversation_already_has_active_response", "Wait.", askId(0)));
        rig.says(Said.started("r2"), Said.done("r2"));
        assertThat(asks()).hasSize(2);
    }

    @Test
    void a_result_that_is_no_json_is_still_answered() {
        rig.says(Said.started("r1"), called("r1", "c1"), Said.done("r1"));
        rig.session.toolResult("c1", Map.of("odd", new Object()), false);
        assertThat(asks()).hasSize(1);
    }

    @Test
    void after_close_nothing_is_sent_and_nothing_told() {
        rig.says(Said.started("r1"));
        rig.session.close();
        rig.session.close();
        rig.session.append("AAAA");
        rig.session.respond(Optional.empty());
        rig.session.cancel();
        rig.session.truncate("i1", 0, 10);
        rig.session.toolResult("c1", Map.of(), false);
        rig.server.saysAnything(Said.done("r1")).saysAnything(Said.audio("r1", "i1", "AAAA"));
        rig.server.listener.closed(1000, "", false);
        assertThat(rig.heard.lines).containsExactly("ready", "responseStarted r1");
        assertThat(rig.server.socket.closed).containsExactly(1000);
        assertThat(rig.server.sentTypes()).containsExactly("session.update");
    }

    private static String called(String response, String callId) {
        return Said.itemDone(response, call(callId));
    }

    private static String call(String callId) {
        return Said.call(callId, "record_promise", "completed", "{\"amount\":\"100.00\"}");
    }

    private List<String> asks() {
        return rig.server.sent("response.create").stream()
                .map(event -> event.path("response").path("instructions").asText())
                .map(text -> text.replaceFirst("^" + Rig.BRIEF.instructions() + "\n\n", ""))
                .toList();
    }

    private String askId(int which) {
        return rig.server.sent("response.create").get(which).path("event_id").asText();
    }
}
