package com.vegah.collectiq.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.settings.Check.Finding;
import com.vegah.collectiq.settings.Check.Finding.State;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Secret;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwilioCheckTest {
    private final Timekeeper time = Lines.time();
    private TwilioDouble twilio;

    @BeforeEach
    void open() throws IOException {
        twilio = new TwilioDouble();
    }

    @AfterEach
    void close() {
        twilio.close();
        time.close();
    }

    private Finding look(Settings.Twilio settings) {
        return new TwilioCheck(settings, time).look();
    }

    @Test
    void an_account_that_answers_is_fine() {
        Finding finding = look(Lines.settings(twilio.url()));
        assertThat(finding.state()).isEqualTo(State.FINE);
        assertThat(finding.detail()).contains(Lines.ACCOUNT).doesNotContain(Lines.TOKEN);
        assertThat(twilio.seen).hasSize(1);
    }

    @Test
    void a_trial_account_is_fine_and_says_what_it_may_not() {
        twilio.once(TwilioDouble.answering(
                200, "{\"sid\":\"" + Lines.ACCOUNT + "\",\"status\":\"active\",\"type\":\"Trial\"}"));
        assertThat(look(Lines.settings(twilio.url())).detail()).contains("trial");
    }

    @Test
    void a_wrong_key_is_broken_with_what_to_do() {
        Settings.Twilio right = Lines.settings(twilio.url());
        Settings.Twilio wrong = new Settings.Twilio(
                right.accountSid(), Optional.of(new Secret("wrong")), right.phoneNumber(), right.apiUrl(), true, 1);
        Finding finding = look(wrong);
        assertThat(finding.state()).isEqualTo(State.BROKEN);
        assertThat(finding.obstacle().map(Obstacle::remedy).orElseThrow()).contains("twilio.auth-token");
    }

    @Test
    void a_suspended_account_and_one_that_does_not_answer_and_an_impostor_are_broken() {
        twilio.once(TwilioDouble.answering(200, "{\"sid\":\"" + Lines.ACCOUNT + "\",\"status\":\"suspended\"}"));
        assertThat(look(Lines.settings(twilio.url())).detail()).contains("not active");
        twilio.once(TwilioDouble.answering(200, "{}"));
        assertThat(look(Lines.settings(twilio.url())).detail()).contains("does not speak as Twilio");
        twilio.always(TwilioDouble.answering(200, "<html>"));
        assertThat(look(Lines.settings(twilio.url())).detail()).contains("does not speak as Twilio");
        twilio.close();
        assertThat(look(Lines.settings(twilio.url())).detail()).contains("cannot be reached");
    }

    @Test
    void nothing_set_is_not_set_up_and_half_set_is_broken() {
        assertThat(look(Lines.nothingSet()).state()).isEqualTo(State.NOT_SET_UP);
        Settings.Twilio half = new Settings.Twilio(
                Optional.of(Lines.ACCOUNT),
                Optional.empty(),
                Optional.empty(),
                URI.create("http://127.0.0.1:1"),
                true,
                1);
        Finding finding = look(half);
        assertThat(finding.state()).isEqualTo(State.BROKEN);
        assertThat(finding.detail())
                .contains("twilio.auth-token [TWILIO_AUTH_TOKEN]", "twilio.phone-number")
                .doesNotContain("account-sid");
    }
}
