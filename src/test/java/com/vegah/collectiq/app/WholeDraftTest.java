package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.call.CallDraft;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came of a call, drafted over real sockets while it runs. */
class WholeDraftTest {
    @TempDir
    Path folder;

    @Test
    void a_draft_is_made_beside_the_talk_waits_for_approval_and_is_approved_once() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            PhoneStandIn phone = whole.call(1).answer();
            phone.stream();
            phone.machine("human");
            VoiceTalk voice = verified(whole);
            voice.payerSays("item_4", "I will have to look into it.");
            int spoken = voice.heard("response.create").size();
            voice.drafts(
                    1,
                    "resp_d",
                    "{\"summary\":\"Jane of Whole Firm 1 will look into it.\","
                            + "\"outcome\":\"NO_COMMITMENT\",\"next_action\":\"CALL_BACK\"}");
            voice.speaks("resp_3", "item_5", "Thank you.", 200);
            whole.awaitHeard(1, "item_5");
            assertThat(voice.heard("response.create"))
                    .as("no spoken turn came of it")
                    .hasSize(spoken);
            phone.payerHangsUp();
            await().until(voice::isClosed);
            whole.settled(1);
            await().until(() -> draft(whole).isPresent());
            assertThat(draft(whole).orElseThrow().summary()).isEqualTo("Jane of Whole Firm 1 will look into it.");
            assertThat(draft(whole).orElseThrow().next()).isEqualTo(CallDraft.NextAction.CALL_BACK);
            assertThat(draft(whole).orElseThrow().approval()).isEmpty();
            var drafts = whole.house.database().drafts();
            assertThat(drafts.approve(
                            whole.row(1).attempt(), "Lena", whole.time.clock().instant()))
                    .isTrue();
            assertThat(drafts.approve(
                            whole.row(1).attempt(), "Otto", whole.time.clock().instant()))
                    .isFalse();
            assertThat(draft(whole).orElseThrow().approval().orElseThrow().by()).isEqualTo("Lena");
            assertThat(whole.house
                            .database()
                            .journal()
                            .of(WholeHouse.payer(1), 20)
                            .toString())
                    .contains("draft.approved");
        }
    }

    /** A draft that never comes, one that says nonsense, and a voice that breaks. */
    @Test
    void where_the_voice_breaks_the_rules_write_it() throws Exception {
        try (WholeHouse whole = WholeHouse.open(folder, 1)) {
            PhoneStandIn phone = whole.call(1).answer();
            phone.stream();
            phone.machine("human");
            VoiceTalk voice = verified(whole);
            voice.payerSays("item_4", "I will have to look into it.");
            voice.drafts(1, "resp_d", "They owe {nonsense");
            await().until(() -> !whole.events(1, "draft.refused").isEmpty());
            phone.payerHangsUp();
            whole.settled(1);
            await().until(() -> draft(whole).isPresent());
            assertThat(draft(whole).orElseThrow().source()).isEqualTo(CallDraft.Source.RULES);
            assertThat(draft(whole).orElseThrow().outcome()).isEqualTo(CallDraft.Code.NO_COMMITMENT);
        }
    }

    private static Optional<CallDraft> draft(WholeHouse whole) {
        return whole.house.database().drafts().of(whole.row(1).attempt());
    }

    private static VoiceTalk verified(WholeHouse whole) throws Exception {
        VoiceTalk voice = whole.voice.talk();
        voice.await("response.create", 1);
        voice.speaks("resp_1", "item_1", "Good morning, who is speaking?", 200);
        whole.awaitHeard(1, "item_1");
        voice.payerSays("item_2", "This is Jane for Whole Firm 1.");
        voice.calls("resp_2", "call_1", "verify_party", "{\"name\":\"Jane\"}");
        voice.toolResult(1);
        return voice;
    }
}
