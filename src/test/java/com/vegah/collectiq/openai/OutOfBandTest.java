package com.vegah.collectiq.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts beside the conversation; everything sent is held against the strict schemas by the double. */
class OutOfBandTest {
    private static final String DRAFT = "```json\\n{\\\"summary\\\":\\\"Spoke.\\\"}\\n```";

    private final Rig rig = Rig.ga();

    @BeforeEach
    void ready() {
        rig.ready();
    }

    @Test
    void a_draft_neither_waits_for_a_spoken_response_nor_keeps_one_waiting() {
        rig.session.respond(Optional.empty());
        rig.says(Said.started("r1"));
        rig.session.draft("k", "Summarise.");
        assertThat(drafts()).hasSize(1);
        rig.says(begun("d1", mark(0)));
        rig.session.respond(Optional.of("Say goodbye."));
        assertThat(spoken()).hasSize(1);
        rig.says(Said.done("r1"));
        assertThat(spoken()).as("while the draft still runs").hasSize(2);
        rig.says(Said.started("r2"), over("d1", mark(0), DRAFT));
        assertThat(rig.heard.of("drafted")).containsExactly("drafted k {summary=Spoke.}");
        assertThat(rig.heard.of("responseStarted")).hasSize(2);
        assertThat(rig.heard.of("responseDone")).hasSize(1);
        rig.session.respond(Optional.empty());
        assertThat(spoken()).as("the spoken one still runs").hasSize(2);
    }

    @Test
    void it_asks_for_text_alone_without_tools_and_outside_the_conversation() {
        rig.session.draft("k", "Summarise.");
        JsonNode response = drafts().get(0).path("response");
        assertThat(response.path("output_modalities").toString()).isEqualTo("[\"text\"]");
        assertThat(response.path("tool_choice").asText()).isEqualTo("none");
        assertThat(response.path("instructions").asText()).isEqualTo("Summarise.");
    }

    @Test
    void the_beta_shape_is_asked_for_in_its_own_words() {
        Rig beta = Rig.beta();
        beta.opened();
        beta.server
                .saysAnything(Said.CREATED)
                .saysAnything("{\"type\":\"session.updated\",\"event_id\":\"e\",\"session\":{"
                        + "\"input_audio_format\":\"g711_ulaw\",\"output_audio_format\":\"g711_ulaw\"}}");
        beta.session.draft("k", "Summarise.");
        assertThat(beta.server
                        .sent("response.create")
                        .get(0)
                        .at("/response/modalities")
                        .toString())
                .isEqualTo("[\"text\"]");
    }

    @Test
    void nothing_of_a_draft_is_ever_voiced_even_if_the_server_makes_sound_of_it() {
        rig.session.draft("k", "Summarise.");
        rig.says(begun("d1", mark(0)), Said.audio("d1", "i1", "////"), over("d1", mark(0), DRAFT));
        rig.says(Said.audio("d1", "i1", "////"));
        assertThat(rig.heard.of("audio")).isEmpty();
    }

    @Test
    void an_end_without_a_beginning_and_one_told_twice_are_one_draft() {
        rig.session.draft("k", "Summarise.");
        rig.says(over("d1", mark(0), DRAFT), over("d1", mark(0), DRAFT), begun("d1", mark(0)));
        assertThat(rig.heard.of("drafted")).hasSize(1);
        assertThat(rig.heard.of("responseStarted")).isEmpty();
        rig.session.respond(Optional.empty());
        assertThat(spoken()).hasSize(1);
    }

    @Test
    void a_server_that_drops_our_mark_is_understood_by_the_missing_conversation() {
        rig.session.draft("k", "Summarise.");
        rig.says(begun("d1", "null"), over("d1", "null", DRAFT));
        assertThat(rig.heard.of("drafted")).containsExactly("drafted k {summary=Spoke.}");
    }

    @Test
    void what_is_refused_cut_short_or_no_json_is_told_as_nothing() {
        rig.session.draft("a", "Summarise.");
        rig.says(Said.error("unknown_parameter", "No.", "draft-1"));
        rig.session.draft("b", "Summarise.");
        rig.says(over("d2", mark(1), "I would rather talk."));
        rig.session.draft("c", "Summarise.");
        rig.says(over("d3", mark(2), DRAFT).replace("completed", "incomplete"));
        assertThat(rig.heard.of("drafted"))
                .containsExactly("drafted a nothing", "drafted b nothing", "drafted c nothing");
    }

    private List<JsonNode> drafts() {
        return rig.server.sent("response.create").stream()
                .filter(event -> event.at("/response/conversation").asText().equals("none"))
                .toList();
    }

    private List<JsonNode> spoken() {
        return rig.server.sent("response.create").stream()
                .filter(event -> !event.at("/response/conversation").asText().equals("none"))
                .toList();
    }

    private String mark(int n) {
        return drafts().get(n).at("/response/metadata").toString();
    }

    private static String begun(String id, String metadata) {
        return """
                {"type":"response.created","event_id":"ev","response":{"object":"realtime.response","id":"%s",
                 "conversation_id":null,"status":"in_progress","status_details":null,"metadata":%s,"output":[],"usage":null}}""".formatted(id, metadata);
    }

    private static String over(String id, String metadata, String text) {
        return """
                {"type":"response.done","event_id":"ev","response":{"object":"realtime.response","id":"%s",
                 "conversation_id":null,"status":"completed","status_details":null,"metadata":%s,
                 "output":[{"id":"i_%s","object":"realtime.item","type":"message","status":"completed","role":"assistant",
                 "content":[{"type":"output_text","text":"%s"}]}],"usage":null}}""".formatted(id, metadata, id, text);
    }
}
