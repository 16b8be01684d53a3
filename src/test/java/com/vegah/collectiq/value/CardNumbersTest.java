package com.vegah.collectiq.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {
    private static final List<String> SPOKEN =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is 4242424242424242, thanks.|It is [card number], thanks.",
                "It is 4242 4242 4242 4242.|It is [card number].",
                "4242-4242-4242-4242 until 12/29|[card number] until 12/29",
                "four two four two, four two four two, um, four two four two and four two four two|[card number]",
                "double four two four two four two four two four two four two four|double [card number]",
                "3782 822463 10005 is my card|[card number] is my card"
            })
    void a_card_is_not_shown_however_it_is_said(String said, String shown) {
        assertThat(CardNumbers.mask(said)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I can pay 85,000.50 dollars on 2026-12-04.",
                "Call me at +1 202 555 0103.",
                "It is invoice INV-20088 of 27 August 2026, and INV-20089.",
                "eighty-five thousand dollars on the fourth of December",
                "one or two weeks, then three parts of four hundred"
            })
    void what_people_say_of_debts_is_left_alone(String said) {
        assertThat(CardNumbers.mask(said)).isEqualTo(said);
    }

    @Property
    void no_card_of_any_digits_in_any_grouping_is_left(
            @ForAll @Size(min = 13, max = 19) List<@IntRange(max = 9) Integer> digits,
            @ForAll @IntRange(min = 1, max = 6) int group,
            @ForAll boolean inWords) {
        StringBuilder said = new StringBuilder("My card: ");
        for (int i = 0; i < digits.size(); i++) {
            String digit =
                    inWords ? SPOKEN.get(digits.get(i)) + " " : digits.get(i).toString();
            said.append(digit).append(i % group == group - 1 ? " " : "");
        }
        assertThat(CardNumbers.mask(said.toString()).strip()).isEqualTo("My card: [card number]");
    }

    @Property
    void shorter_numbers_stay(@ForAll @Size(min = 1, max = 12) List<@IntRange(max = 9) Integer> digits) {
        String said = "It is " + digits.stream().map(String::valueOf).collect(Collectors.joining()) + ".";
        assertThat(CardNumbers.mask(said)).isEqualTo(said);
        assertThat(Arrays.asList(said)).hasSize(1);
    }
}
