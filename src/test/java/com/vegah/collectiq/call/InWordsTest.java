package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.value.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InWordsTest {
    @ParameterizedTest
    @CsvSource({
        "en, 85000, USD, eighty-five thousand US dollars",
        "en, 1, USD, one US dollar",
        "en, 12.05, USD, twelve US dollars and five cents",
        "en-GB, 7.50, GBP, seven British pounds and fifty pence",
        "de, 85000, EUR, fünf­und­achtzig­tausend Euro",
        "es, 21, USD, veintiuno dólares estadounidenses",
        "en, 5000, JPY, five thousand Japanese yen"
    })
    void money_is_spoken_in_the_payers_language(String language, String amount, String currency, String words) {
        assertThat(new InWords(language).money(Money.of(amount, currency)).replace("\u00ad", ""))
                .isEqualTo(words.replace("\u00ad", ""));
    }

    @Test
    void days_are_spoken_with_their_weekday() {
        assertThat(new InWords("en").date(LocalDate.of(2026, 11, 27))).isEqualTo("Friday, November 27, 2026");
        assertThat(new InWords("de").date(LocalDate.of(2026, 11, 27))).contains("Freitag", "November");
    }

    @Test
    void a_language_nobody_knows_is_still_spoken() {
        assertThat(new InWords("xx").money(Money.of("5", "USD"))).isNotBlank();
    }
}
