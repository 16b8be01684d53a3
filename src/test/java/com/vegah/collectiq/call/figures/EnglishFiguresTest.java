package com.vegah.collectiq.call.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import com.vegah.collectiq.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishFiguresTest {
    /** A Tuesday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final RuleBasedNumberFormat WORDS =
            new RuleBasedNumberFormat(ULocale.ENGLISH, RuleBasedNumberFormat.SPELLOUT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The balance is $85,000.00 today|85000.00|USD",
                "you owe 85000 dollars in all|85000|USD",
                "it is INR 1,20,000 now|120000|INR",
                "Rs. 1,20,000 is open|120000|INR",
                "eighty-five thousand dollars|85000|USD",
                "eighty five thousand US dollars|85000|USD",
                "eighty-five thousand U.S. dollars|85000|USD",
                "exactly eighty-five thousand dollars and fifty cents|85000.50|USD",
                "twelve dollars, and five cents.|12.05|USD",
                "one lakh twenty thousand rupees|120000|INR",
                "a hundred and five euros|105|EUR",
                "twelve hundred pounds|1200|GBP",
                "one point five million dollars|1500000|USD",
                "two and a half thousand dollars|2500|USD",
                "half a million dollars|500000|USD",
                "$85k|85000|USD",
                "$1.2 million|1200000|USD",
                "US$5,000.50|5000.50|USD",
                "5,000.50 USD|5000.50|USD",
                "€99.95|99.95|EUR",
                "so eighty-five thousand by then|85000|USD",
                "that is five hundred, please|500|USD",
                "ninety-nine cents|0.99|USD"
            })
    void an_amount_is_found_however_it_is_said(String text, BigDecimal value, String currency) {
        assertThat(amounts(text)).singleElement().satisfies(amount -> {
            assertThat(amount.value()).isEqualByComparingTo(value);
            assertThat(amount.is(Money.of(value.toPlainString(), currency))).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by December 5th we hope|2026-12-05",
                "on the fifth of December|2026-12-05",
                "on 5 December 2026|2026-12-05",
                "December fifth, twenty twenty-six|2026-12-05",
                "December the fifth, two thousand and twenty-six|2026-12-05",
                "it was due 2026-10-25, that is|2026-10-25",
                "Saturday, December 5, 2026|2026-12-05",
                "Saturday the fifth|2026-12-05",
                "next Friday works|2026-12-04",
                "on Friday|2026-11-27",
                "tomorrow|2026-11-25",
                "by the fifth?|2026-12-05",
                "on the twenty-fifth of October|2026-10-25",
                "Oct. 25th|2026-10-25",
                "12/05/2026|2026-12-05",
                "the day after tomorrow|2026-11-26",
                "in a week|2026-12-01",
                "two weeks from now|2026-12-08",
                "the end of next month|2026-12-31",
                "by the end of the week|2026-11-27",
                "some day next week|2026-12-02",
                "January the second|2027-01-02"
            })
    void a_day_is_found_however_it_is_said(String text, LocalDate day) {
        assertThat(days(text))
                .singleElement()
                .satisfies(found -> assertThat(found.is(day)).as("%s", found).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Our number is +1 202 555 0142.",
                "Call one eight hundred five five five, oh one two three.",
                "Invoice INV-7731 and invoice number 7,731.",
                "It is thirty days past due, one hundred percent sure.",
                "You may call me in two thousand hours.",
                "A hundred times no, a thousand apologies.",
                "One moment please, at five o'clock, I march on.",
                "the second invoice and the first part",
                "by the third invoice",
                "extension 5,000"
            })
    void what_is_no_amount_and_no_day_is_left_alone(String text) {
        assertThat(EnglishFigures.in(text, TODAY)).isEmpty();
    }

    @Test
    void one_who_is_asked_for_an_amount_may_say_just_a_number() {
        assertThat(EnglishFigures.in("I could do fifty.", TODAY)).isEmpty();
        assertThat(EnglishFigures.mayBeIn("I could do fifty by tomorrow.", TODAY))
                .hasSize(2);
    }

    @Test
    void a_weekday_that_is_not_that_days_is_no_day_at_all() {
        assertThat(days("Friday, December 5th, 2026"))
                .singleElement()
                .satisfies(day -> assertThat(day.days()).isEmpty());
    }

    @Test
    void an_amount_in_another_currency_is_not_the_same() {
        assertThat(amounts("five hundred euros"))
                .singleElement()
                .satisfies(
                        amount -> assertThat(amount.is(Money.of("500", "USD"))).isFalse());
        assertThat(amounts("five hundred dollars"))
                .singleElement()
                .satisfies(
                        amount -> assertThat(amount.is(Money.of("500", "CAD"))).isTrue());
    }

    @Test
    void a_sentence_may_hold_several_of_both() {
        String text =
                "Of eighty-five thousand dollars and fifty cents, INV-7731 for $80,000.00 was due October 25th, 2026, "
                        + "and INV-7790 for five thousand dollars and fifty cents on the fourth of November.";
        assertThat(amounts(text))
                .extracting(amount -> amount.value().stripTrailingZeros().toPlainString())
                .containsExactly("85000.5", "80000", "5000.5");
        assertThat(days(text)).hasSize(2);
    }

    @Test
    void every_amount_comes_back_from_its_words() {
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            long whole = (long) Math.pow(10, random.nextDouble() * 9);
            int cents = random.nextInt(3) == 0 ? 1 + random.nextInt(99) : 0;
            String words = WORDS.format(whole)
                    + (whole == 1 ? " dollar" : " dollars")
                    + (cents == 0 ? "" : " and " + WORDS.format(cents) + (cents == 1 ? " cent" : " cents"));
            BigDecimal value = BigDecimal.valueOf(whole).add(BigDecimal.valueOf(cents, 2));
            assertThat(amounts("We have " + words + " open."))
                    .as(words)
                    .singleElement()
                    .satisfies(amount -> assertThat(amount.value()).isEqualByComparingTo(value));
        }
    }

    @Test
    void every_amount_comes_back_from_its_digits_in_every_grouping() {
        Random random = new Random(8);
        NumberFormat indian = NumberFormat.getInstance(ULocale.forLanguageTag("en-IN"));
        NumberFormat american = NumberFormat.getInstance(ULocale.US);
        List<Function<BigDecimal, String>> ways = List.of(
                value -> "INR " + indian.format(value),
                value -> "$" + american.format(value),
                value -> value.toPlainString() + " dollars",
                value -> american.format(value) + " USD");
        for (int i = 0; i < 3000; i++) {
            BigDecimal value = BigDecimal.valueOf((long) Math.pow(10, 1 + random.nextDouble() * 11), 2);
            String text = "It is " + ways.get(i % ways.size()).apply(value) + ", as I said.";
            assertThat(amounts(text))
                    .as(text)
                    .singleElement()
                    .satisfies(amount -> assertThat(amount.value()).isEqualByComparingTo(value));
        }
    }

    @Test
    void every_day_comes_back_from_every_way_to_say_it() {
        List<Function<LocalDate, String>> ways = new ArrayList<>();
        for (String pattern :
                List.of("MMMM d, uuuu", "d MMMM uuuu", "EEEE, MMMM d, uuuu", "uuuu-MM-dd", "MMM d uuuu")) {
            ways.add(day -> day.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)));
        }
        ways.add(day -> "the " + ordinal(day) + " of " + month(day) + " " + WORDS.format(20) + " "
                + WORDS.format(day.getYear() % 100));
        ways.add(day -> month(day) + " " + ordinal(day) + ", " + WORDS.format(day.getYear()));
        ways.add(day -> month(day) + " the " + ordinal(day));
        for (LocalDate day = TODAY.minusDays(200); day.isBefore(TODAY.plusDays(400)); day = day.plusDays(1)) {
            for (Function<LocalDate, String> way : ways) {
                String text = "It was said to be " + way.apply(day) + ", was it not?";
                LocalDate meant = day;
                assertThat(days(text))
                        .as(text)
                        .singleElement()
                        .satisfies(found -> assertThat(found.is(meant)).isTrue());
            }
        }
    }

    /** Whatever pieces a text comes in, no figure is ever told that the whole text does not hold, and each is told once. */
    @Test
    void a_growing_text_never_tells_a_figure_that_the_whole_does_not_hold() {
        Random random = new Random(9);
        List<String> texts = List.of(
                "Of $85,000.00, eighty-five thousand dollars and fifty cents, we expect INR 1,20,000 by December 5th, 2026, or so.",
                "Pay 85000 dollars on the twenty-fifth of October two thousand twenty-six then. Or two hundred and five thousand.",
                "Next Friday, December fourth, twenty twenty-six, I take one point five million dollars. Is that right? Yes.",
                "Twenty dollars and two invoices by the fifth invoice, U.S. dollars of 5,000.50 and 12.5 percent.");
        for (int round = 0; round < 400; round++) {
            String text = texts.get(round % texts.size());
            Set<Figure> whole = new HashSet<>(EnglishFigures.in(text, TODAY));
            int at = 0;
            while (at < text.length()) {
                at = Math.min(text.length(), at + 1 + random.nextInt(6));
                assertThat(whole)
                        .as(text.substring(0, at))
                        .containsAll(EnglishFigures.settledIn(text.substring(0, at), TODAY));
            }
        }
    }

    @Test
    void a_figure_is_told_as_soon_as_the_next_word_stands() {
        assertThat(EnglishFigures.settledIn("You owe $85,000.00", TODAY)).isEmpty();
        assertThat(EnglishFigures.settledIn("You owe $85,000.00 which", TODAY)).isEmpty();
        assertThat(EnglishFigures.settledIn("You owe $85,000.00 which ", TODAY)).hasSize(1);
        assertThat(EnglishFigures.settledIn("You owe $85,000.00. ", TODAY)).hasSize(1);
    }

    private static String month(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH));
    }

    private static String ordinal(LocalDate day) {
        return WORDS.format(day.getDayOfMonth(), "%spellout-ordinal");
    }

    private static List<Figure.Amount> amounts(String text) {
        return EnglishFigures.in(text, TODAY).stream()
                .filter(Figure.Amount.class::isInstance)
                .map(Figure.Amount.class::cast)
                .toList();
    }

    private static List<Figure.Day> days(String text) {
        return EnglishFigures.in(text, TODAY).stream()
                .filter(Figure.Day.class::isInstance)
                .map(Figure.Day.class::cast)
                .toList();
    }
}
