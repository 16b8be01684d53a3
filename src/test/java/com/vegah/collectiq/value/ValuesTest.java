package com.vegah.collectiq.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.MissingResourceException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "50000, USD, 50000.00",
        "50000.00, USD, 50000.00",
        "1.5, EUR, 1.50",
        "900, JPY, 900",
        "1.234, KWD, 1.234"
    })
    void money_has_its_currency_s_own_decimals(String written, String currency, String plain) {
        assertThat(Money.of(written, currency).plain()).isEqualTo(plain);
    }

    @Test
    void half_a_cent_is_refused_not_rounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1.005", "USD"));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1.5", "JPY"));
    }

    @Test
    void currencies_are_never_mixed() {
        Money dollars = Money.of("2", "USD");
        assertThat(dollars.plus(Money.of("0.50", "USD")).minus(dollars)).isEqualTo(Money.of("0.5", "USD"));
        assertThat(dollars.isMoreThan(Money.of("1.99", "USD"))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> dollars.plus(Money.of("1", "EUR")));
        assertThatIllegalArgumentException().isThrownBy(() -> dollars.isMoreThan(Money.of("1", "EUR")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12025550143", "+1 (202) 555-0143", "+1.202.555.0143"})
    void a_number_is_read_as_people_write_it(String written) {
        assertThat(PhoneNumber.parse(written)).isEqualTo(new PhoneNumber("+12025550143"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025550143", "+0202555014", "+1202555014312345", "+1202CALLME", ""})
    void what_is_no_number_is_refused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> PhoneNumber.parse(written));
    }

    @Test
    void ids_are_not_blank() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PayerId(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new CallSid(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new AttemptId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new InvoiceId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new StreamSid(""));
    }

    @Test
    void a_secret_is_seen_only_when_asked_by_name() {
        Secret secret = new Secret("open sesame");
        assertThat(secret)
                .hasToString("***")
                .isEqualTo(new Secret("open sesame"))
                .isNotEqualTo(new Secret("open"));
        assertThat(String.valueOf(new Obstacle("cause", secret.toString()))).doesNotContain("sesame");
        assertThat(secret.hashCode()).isEqualTo(new Secret("other").hashCode());
        assertThat(secret.reveal()).isEqualTo("open sesame");
    }

    @Test
    void a_text_that_is_not_there_is_an_error_of_ours() {
        Assertions.assertThatThrownBy(() -> Texts.text("no.such.text")).isInstanceOf(MissingResourceException.class);
    }
}
