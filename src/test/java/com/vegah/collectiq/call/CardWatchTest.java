package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.audio.MuLaw;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A card that a payer reads out is kept nowhere. */
class CardWatchTest {
    private static final String CARD = "4242";

    private final CallRig rig = new CallRig();
    private long clock;

    @Test
    void a_card_in_one_turn_is_in_no_transcript_and_no_event() {
        rig.identified();
        rig.payerSays("P2", "Take it from 4242 4242 4242 4242 please.");
        rig.tool("T1", "record_hardship", Map.of("reason", "pays by 4242424242424242"));
        rig.payerHangsUp();

        assertThat(transcript()).contains("Take it from [card number] please.");
        assertNothingOfIt();
    }

    @Test
    void a_card_spread_over_turns_is_taken_back_where_it_was_kept_already() {
        rig.identified();
        rig.payerSays("P2", "My number is 4242");
        rig.payerSays("P3", "4242");
        rig.payerSays("P4", "four two four two");
        rig.payerSays("P5", "and 4242.");
        rig.payerHangsUp();

        assertThat(transcript())
                .contains("My number is [card number]", "[card number]", "and [card number].")
                .doesNotContain("four two four two");
        assertNothingOfIt();
    }

    @Test
    void numbers_that_are_no_card_stay_also_over_turns() {
        rig.identified();
        rig.payerSays("P2", "The invoice is 7731");
        rig.payerSays("P3", "No, I mean that we pay on the 4th, all 5000 of it");
        rig.payerSays("P4", "Call 202 555 0103");
        rig.payerHangsUp();
        assertThat(transcript()).contains("The invoice is 7731", "Call 202 555 0103");
    }

    @Test
    void while_a_card_is_being_said_the_voice_hears_silence_and_afterwards_the_payer_again() {
        rig.identified();
        assertThat(heard(loud())).isEqualTo(loud());
        rig.says().speechStarted("P2");
        rig.says().payerText("P2", "It is 4242");
        assertThat(heard(loud())).isEqualTo(loud());
        rig.says().payerText("P2", " 4242");
        assertThat(rig.desk.now().get(0).speaking()).isEqualTo(CallView.Speaking.PAYER);
        for (int i = 0; i < 100; i++) {
            assertThat(heard(loud())).isEqualTo(quiet());
        }
        for (int i = 0; i < 40; i++) {
            assertThat(heard(quiet())).isEqualTo(quiet());
        }
        assertThat(heard(loud())).isEqualTo(loud());
        assertThat(rig.calls.kinds()).contains("card.feed-paused", "card.feed-resumed");
    }

    @Test
    void a_number_that_grows_is_not_shown_before_it_is_known_to_be_no_card() {
        rig.identified();
        java.util.List<String> shown = new java.util.ArrayList<>();
        try (var watch = rig.desk.watchTurns(rig.attempt(), turn -> shown.add(turn.text()))) {
            assertThat(watch).isNotNull();
            rig.says().speechStarted("P2");
            rig.says().payerText("P2", "It is 4242 4242");
            rig.says().payerText("P2", " 4242 4242");
            rig.says().payerTextDone("P2", "It is 4242 4242 4242 4242");
        }
        assertThat(shown).noneMatch(text -> text.contains("4242 4242"));
    }

    private List<String> transcript() {
        return rig.calls.transcript(rig.attempt()).stream().map(Turn::text).toList();
    }

    private void assertNothingOfIt() {
        assertThat(rig.calls.transcript(rig.attempt()))
                .noneMatch(
                        turn -> turn.text().contains(CARD) || turn.heardText().contains(CARD));
        assertThat(rig.calls.events()).noneMatch(event -> event.detail().contains(CARD));
        assertThat(rig.notices.notices)
                .noneMatch(notice ->
                        notice.reason().contains(CARD) || notice.said().quote().contains(CARD));
    }

    /** What the voice is given of a frame. */
    private String heard(String frame) {
        rig.stream.media(frame, clock);
        clock += 20;
        List<String> told = rig.session().told;
        return told.get(told.size() - 1).replace("append ", "");
    }

    private static String loud() {
        byte[] codes = new byte[Frame.BYTES];
        Arrays.fill(codes, MuLaw.encode(9000));
        return Base64.getEncoder().encodeToString(codes);
    }

    private static String quiet() {
        byte[] codes = new byte[Frame.BYTES];
        Arrays.fill(codes, Frame.SILENCE);
        return Base64.getEncoder().encodeToString(codes);
    }
}
