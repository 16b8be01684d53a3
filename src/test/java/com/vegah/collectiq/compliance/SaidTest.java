package com.vegah.collectiq.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.compliance.ContactFacts.PastCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the payer said binds the guard. */
class SaidTest {
    /** Eleven in the morning in New York. */
    private static final Instant NOW = Instant.parse("2026-11-24T16:00:00Z");

    private static final Optional<Instant> NEVER = Optional.empty();

    @Test
    void a_channel_that_is_to_be_left_alone_is() {
        assertThat(denies(new Said(true, false, false, NEVER, NEVER, NEVER))).isEqualTo("opted-out");
    }

    @Test
    void a_dispute_stops_every_channel() {
        Said disputed = new Said(false, true, false, NEVER, NEVER, NEVER);
        assertThat(denies(disputed)).isEqualTo("dispute");
        assertThat(Guard.permit(Facts.plain().by(Channel.EMAIL).who(disputed).facts(), NOW))
                .isInstanceOf(Verdict.Deny.class);
    }

    @Test
    void a_number_of_strangers_is_not_called_but_letters_still_go() {
        Said strangers = new Said(false, false, true, NEVER, NEVER, NEVER);
        assertThat(denies(strangers)).isEqualTo("strangers");
        assertThat(Guard.permit(Facts.plain().by(Channel.EMAIL).who(strangers).facts(), NOW))
                .isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void hardship_holds_for_thirty_days_and_a_stranger_for_seven() {
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        assertThat(held(new Said(false, false, false, Optional.of(yesterday), NEVER, NEVER)))
                .isEqualTo(yesterday.plus(Duration.ofDays(30)));
        assertThat(held(new Said(false, false, false, NEVER, Optional.of(yesterday), NEVER)))
                .isEqualTo(yesterday.plus(Duration.ofDays(7)));
    }

    @Test
    void an_agreed_time_is_waited_for_and_then_pauses_do_not_bind() {
        Instant agreed = NOW.plus(Duration.ofHours(20));
        Said said = new Said(false, false, false, NEVER, NEVER, Optional.of(agreed));
        Facts talkedToday = Facts.plain().after(List.of(new PastCall(NOW.minus(Duration.ofHours(1)), true)));
        assertThat(Guard.permit(talkedToday.facts(), agreed)).isInstanceOf(Verdict.Hold.class);

        Facts agreedTo = talkedToday.who(said);
        assertThat(((Verdict.Hold) Guard.permit(agreedTo.facts(), NOW)).until())
                .isEqualTo(Instant.parse("2026-11-25T13:00:00Z"));
        assertThat(Guard.permit(agreedTo.facts(), Instant.parse("2026-11-25T13:00:00Z")))
                .isInstanceOf(Verdict.Allow.class);
        assertThat(Guard.permit(agreedTo.facts(), agreed.plus(Duration.ofDays(2))))
                .isInstanceOf(Verdict.Hold.class);
    }

    private static String denies(Said said) {
        return ((Verdict.Deny) Guard.permit(Facts.plain().who(said).facts(), NOW))
                .by()
                .rule();
    }

    private static Instant held(Said said) {
        return ((Verdict.Hold) Guard.permit(Facts.plain().who(said).facts(), NOW)).until();
    }
}
