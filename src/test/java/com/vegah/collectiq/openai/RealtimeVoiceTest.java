package com.vegah.collectiq.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.Obstacle;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealtimeVoiceTest {
    @Test
    void a_missing_or_blank_key_is_named_by_its_setting_and_its_variable() {
        Settings.OpenAi blank = Rig.withKey(Rig.openAi("gpt-realtime-2.1", "alloy"), "  ");
        assertThat(obstacle(blank, "2026-11-24").orElseThrow().remedy()).contains("openai.api-key", "OPENAI_API_KEY");
    }

    @Test
    void what_works_has_no_obstacle() {
        assertThat(obstacle(Rig.openAi("gpt-realtime-2.1", "alloy"), "2026-11-24"))
                .isEmpty();
        assertThat(obstacle(Rig.openAi("gpt-realtime-2.1-mini", "cedar"), "2027-11-24"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fable", "onyx", "nova", "Alloy", ""})
    void a_voice_the_api_does_not_have_is_refused_with_those_it_has(String voice) {
        Obstacle obstacle =
                obstacle(Rig.openAi("gpt-realtime-2.1", voice), "2026-11-24").orElseThrow();
        assertThat(obstacle.cause()).startsWith(voice);
        assertThat(obstacle.remedy())
                .contains("openai.voice", "alloy, ash, ballad, coral, echo, sage, shimmer, verse, marin, cedar");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o-realtime-preview, 2026-11-24, 2026-05-07",
        "gpt-4o-realtime-preview-2024-12-17, 2026-11-24, 2026-05-07",
        "gpt-4o-mini-realtime-preview, 2026-11-24, 2026-05-07",
        "gpt-4o-realtime-preview-2024-12-17, 2024-01-01, 2026-05-07",
        "gpt-realtime-mini-2025-10-06, 2026-11-24, 2026-07-23",
        "gpt-realtime, 2027-01-20, 2027-01-20",
        "gpt-realtime-2025-08-28, 2027-02-01, 2027-01-20",
        "gpt-realtime-mini, 2027-01-20, 2027-01-20"
    })
    void a_model_that_was_shut_down_is_refused_with_its_day_and_successor(String model, String today, String day) {
        Obstacle obstacle = obstacle(Rig.openAi(model, "alloy"), today).orElseThrow();
        assertThat(obstacle.cause()).contains(model, day);
        assertThat(obstacle.remedy()).contains("openai.model", "gpt-realtime-2.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-realtime", "gpt-realtime-mini", "gpt-realtime-mini-2025-12-15", "gpt-realtime-1.5"})
    void a_model_still_served_is_not_refused(String model) {
        assertThat(obstacle(Rig.openAi(model, "alloy"), "2027-01-19")).isEmpty();
    }

    @Test
    void a_model_in_the_address_counts_instead_of_the_set_one() {
        Settings.OpenAi inAddress = Rig.settings(
                "wss://api.openai.com/v1/realtime?model=gpt-4o-realtime-preview-2024-12-17", Settings.Protocol.GA);
        assertThat(obstacle(inAddress, "2026-11-24").orElseThrow().cause())
                .contains("gpt-4o-realtime-preview-2024-12-17");
    }

    @Test
    void the_beta_protocol_is_refused_at_openai_only() {
        Settings.OpenAi beta = Rig.settings("wss://api.openai.com/v1/realtime", Settings.Protocol.BETA);
        assertThat(obstacle(beta, "2026-11-24").orElseThrow().remedy()).contains("openai.protocol=ga");
        assertThat(Rig.beta().voice.obstacle()).isEmpty();
    }

    @Test
    void another_server_may_have_any_model_and_voice() {
        Settings.OpenAi other = Rig.with(
                Rig.settings("wss://voice.example.com/v1/realtime", Settings.Protocol.GA),
                "gpt-4o-realtime-preview-2024-12-17",
                "onyx");
        assertThat(obstacle(other, "2026-11-24")).isEmpty();
    }

    private static Optional<Obstacle> obstacle(Settings.OpenAi settings, String day) {
        return new RealtimeVoice(settings, new FakeOutward(settings.protocol()), new HandTime(day + "T10:00:00Z"))
                .obstacle();
    }
}
