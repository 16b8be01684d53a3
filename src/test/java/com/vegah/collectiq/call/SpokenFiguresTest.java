package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenFiguresTest {
    private static final InWords ENGLISH = new InWords("en");
    private final SpokenFigures figures = new SpokenFigures(ENGLISH);

    @Property
    void an_amount_in_our_own_words_is_found_again(@ForAll @LongRange(min = 1, max = 99_999_999_99L) long cents) {
        Money money = Money.of(BigDecimal.valueOf(cents, 2).toPlainString(), "USD");
        assertThat(figures.say("You pay " + ENGLISH.money(money) + ", is that right?", money))
                .as(ENGLISH.money(money))
                .isTrue();
    }

    @Property
    void an_amount_in_figures_is_found_again_and_no_other_is(
            @ForAll @LongRange(min = 1, max = 99_999_999_99L) long cents) {
        Money money = Money.of(BigDecimal.valueOf(cents, 2).toPlainString(), "USD");
        String said = String.format(Locale.ROOT, "So $%,.2f it is.", money.amount());
        assertThat(figures.say(said, money)).as(said).isTrue();
        Money other = Money.of(BigDecimal.valueOf(cents + 1, 2).toPlainString(), "USD");
        assertThat(figures.say(said, other)).as(said + " is not " + other).isFalse();
    }

    @Property(tries = 366)
    void a_day_is_found_in_words_in_figures_and_as_iso(@ForAll @IntRange(max = 800) int days) {
        LocalDate day = LocalDate.of(2026, 1, 1).plusDays(days);
        assertThat(figures.say("On " + ENGLISH.date(day) + ".", day)).isTrue();
        assertThat(figures.say("by " + day + " then", day)).isTrue();
        assertThat(figures.say("On " + ENGLISH.date(day.plusDays(1)) + ".", day))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eighty five thousand dollars|85000",
                "85 thousand|85000",
                "that's 85k then|85000",
                "one thousand two hundred and fifty|1250",
                "a hundred dollars|100",
                "twelve hundred|1200",
                "eighteen lakh forty thousand rupees|1840000",
                "INR 18,40,000.00|1840000",
                "EUR 9.150,00|9150.00",
                "1.5 million|1500000",
                "fourteen two|14"
            })
    void numbers_are_read_as_people_say_them(String said, BigDecimal number) {
        assertThat(SpokenFigures.numbers(said)).contains(number.stripTrailingZeros());
    }

    @ParameterizedTest
    @CsvSource({
        "the fourth of December, true",
        "December 4th, true",
        "Friday Dec 4, true",
        "December 14th, false",
        "the fourth, false",
        "four in January, false"
    })
    void days_are_read_as_people_say_them(String said, boolean found) {
        assertThat(figures.say(said, LocalDate.of(2026, 12, 4))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"es, de", "hi, fr"})
    void other_languages_are_found_as_our_speller_writes_them(String first, String second) {
        for (String language : new String[] {first, second}) {
            InWords words = new InWords(language);
            SpokenFigures theirs = new SpokenFigures(words);
            Money money = Money.of("5000.00", "EUR");
            LocalDate day = LocalDate.of(2026, 12, 4);
            assertThat(theirs.say(words.money(money) + " – " + words.date(day), money))
                    .isTrue();
            assertThat(theirs.say(words.money(money) + " – " + words.date(day), day))
                    .isTrue();
        }
    }
}
