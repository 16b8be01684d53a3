package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.call.CallView.Recorded;
import com.vegah.collectiq.receivable.OutreachStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole call that is recorded, over real sockets: nothing before the notice was heard, everything after it, and no call lost for it. */
class WholeRecordingTest {
    private static final int HEADER = 44;
    private static final int MILLISECOND = 8 * 4;

    @TempDir
    Path folder;

    @Test
    void a_call_is_recorded_from_when_the_payer_has_heard_of_it() throws Exception {
        try (WholeHouse whole = WholeHouse.openSet(folder, "call.record=true")) {
            PhoneStandIn phone = whole.call(1);
            phone.answer();
            StreamStandIn stream = phone.stream();
            VoiceTalk voice = whole.voice.talk();
            voice.await("response.create", 1);
            assertThat(voice.heard("session.update").get(0).toString()).contains("this call is recorded");
            stream.sound(1000);
            assertThat(recorded(whole)).isEqualTo(Recorded.NOT_YET);

            voice.speaks("resp_1", "item_1", "Good morning. I am an AI, and this call is recorded.", 400);
            stream.sound(1000);
            whole.awaitHeard(1, "item_1");
            await().until(() -> recorded(whole) == Recorded.YES);
            int before = voice.heard("input_audio_buffer.append").size();
            stream.sound(600);
            await("the hang-up's own connection may be faster than the sound's")
                    .until(() -> voice.heard("input_audio_buffer.append").size() >= before + 30);
            phone.payerHangsUp();

            assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_COMPLETED);
            Path file =
                    folder.resolve("recordings").resolve(whole.row(1).attempt().value() + ".wav");
            await().until(() -> Files.exists(file) && millis(file) >= 600);
            assertThat(millis(file)).isBetween(600L, 1700L);
        }
    }

    @Test
    void where_it_cannot_be_kept_the_call_goes_on_and_says_so() throws Exception {
        Files.writeString(folder.resolve("recordings"), "in the way");
        try (WholeHouse whole = WholeHouse.openSet(folder, "call.record=true")) {
            PhoneStandIn phone = whole.call(1);
            phone.answer();
            StreamStandIn stream = phone.stream();
            VoiceTalk voice = whole.voice.talk();
            voice.await("response.create", 1);
            voice.speaks("resp_1", "item_1", "This call is recorded.", 400);
            stream.sound(1000);
            await().until(() -> recorded(whole) == Recorded.FAILED);
            assertThat(whole.house.liveCalls().now().get(0).note().orElseThrow())
                    .contains("The call itself goes on");
            voice.payerSays("item_2", "Fine.");
            stream.sound(200);
            phone.payerHangsUp();
            assertThat(whole.ending(1)).isEqualTo(OutreachStatus.CALL_COMPLETED);
            assertThat(whole.turns(1)).hasSize(2);
        }
    }

    private static Recorded recorded(WholeHouse whole) {
        return whole.house.liveCalls().now().get(0).recorded();
    }

    private static long millis(Path file) throws IOException {
        return (Files.size(file) - HEADER) / MILLISECOND;
    }
}
