package com.vegah.collectiq.ui.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.ui.Made;
import com.vegah.collectiq.ui.place.VerdictWords.Tone;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void waits_lengths_and_money_read_as_people_say_them() {
        assertThat(Wording.wait(Duration.ofMinutes(430))).isEqualTo("7 h 10 min");
        assertThat(Wording.wait(Duration.ofSeconds(10))).isEqualTo("1 min");
        assertThat(Wording.wait(Duration.ofDays(6))).isEqualTo("6 days");
        assertThat(Wording.clock(Duration.ofSeconds(167))).isEqualTo("02:47");
        assertThat(Wording.clock(Duration.ofSeconds(3767))).isEqualTo("1:02:47");
        assertThat(Wording.money(Money.of("48210", "USD"))).isEqualTo("USD 48,210.00");
        assertThat(Wording.amount(Money.of("1840000", "JPY"))).isEqualTo("1,840,000");
        assertThat(Wording.phone(new PhoneNumber("+12025550143"))).isEqualTo("+1 202 555 0143");
        assertThat(Wording.invoices(1)).isEqualTo("1 invoice");
        assertThat(Wording.invoices(1200)).isEqualTo("1,200 invoices");
    }

    @Test
    void times_name_their_place_and_the_past_is_short() {
        assertThat(Wording.timeThere(Made.NOW, ZoneId.of("America/Chicago"))).isEqualTo("14:20 Chicago");
        assertThat(Wording.past(Made.NOW, Made.NOW, Made.DESK)).isEqualTo("today 15:20");
        assertThat(Wording.past(Made.NOW.minus(Duration.ofDays(2)), Made.NOW, Made.DESK))
                .isEqualTo("Mon 15:20");
        assertThat(Wording.past(Made.NOW.minus(Duration.ofDays(30)), Made.NOW, Made.DESK))
                .isEqualTo("17 Aug");
    }

    @Test
    void a_verdict_reads_the_same_wherever_it_stands() {
        assertThat(words("America/Chicago", 34, Made.allow("1003", Made.NOW.plus(Duration.ofHours(6)))))
                .extracting(VerdictWords::tone, VerdictWords::headline, VerdictWords::detail)
                .containsExactly(Tone.ALLOW, "Call now", "until 20:20 Chicago");
        assertThat(words(
                        "Asia/Kolkata",
                        34,
                        Made.hold(Made.NOW.plus(Duration.ofMinutes(430)), "Night there", "RBI 2022")))
                .extracting(VerdictWords::headline, VerdictWords::detail)
                .containsExactly("Opens 08:00 Kolkata", "in 7 h 10 min · RBI 2022");
        assertThat(words("America/Chicago", 34, Made.hold(Made.NOW.plus(Duration.ofDays(6)), "Quiet", "1006.14"))
                        .headline())
                .isEqualTo("Opens Tue 22 Sep");
        assertThat(words("America/Chicago", 8, Made.allow("1003", Made.NOW.plus(Duration.ofHours(6))))
                        .tone())
                .isEqualTo(Tone.LATER);
    }

    private static VerdictWords words(String zone, int days, com.vegah.collectiq.compliance.Verdict verdict) {
        Desk.Row row = Made.row(Made.account("1003", "Harborlight", zone, "USD", days, "85000.00"), verdict);
        return VerdictWords.of(row, Made.NOW, Made.DESK);
    }
}
