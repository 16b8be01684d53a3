package com.vegah.collectiq.call;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import com.vegah.collectiq.value.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;

/** Figures as they are spoken, in one language, so that a voice never has to guess how to read them. Not for more than one thread. */
final class InWords {
    /** Hundredths by name, where the language is English; elsewhere they are read as decimals. */
    private static final Map<String, String> HUNDREDTHS = Map.of(
            "USD", "cents",
            "CAD", "cents",
            "AUD", "cents",
            "NZD", "cents",
            "SGD", "cents",
            "EUR", "cents",
            "GBP", "pence",
            "INR", "paise");

    private final ULocale locale;
    private final RuleBasedNumberFormat spelling;

    InWords(String languageTag) {
        this.locale = ULocale.forLanguageTag(languageTag);
        this.spelling = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    }

    Locale locale() {
        return locale.toLocale();
    }

    String number(long number) {
        return spelling.format(number);
    }

    /** {@code eighty-five thousand US dollars}, {@code twelve US dollars and fifty cents}. */
    String money(Money money) {
        BigDecimal amount = money.amount();
        BigInteger whole = amount.toBigInteger();
        BigDecimal rest = amount.subtract(new BigDecimal(whole));
        if (rest.signum() == 0) {
            return spelling.format(whole.longValue()) + " " + currency(money, amount);
        }
        String hundredths = HUNDREDTHS.get(money.currency().getCurrencyCode());
        if (hundredths == null || !locale.getLanguage().equals("en")) {
            return spelling.format(amount.doubleValue()) + " " + currency(money, amount);
        }
        long cents = rest.movePointRight(2).longValue();
        String and = " and " + spelling.format(cents) + " " + hundredths;
        return spelling.format(whole.longValue()) + " " + currency(money, new BigDecimal(whole)) + and;
    }

    String date(LocalDate date) {
        return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale.toLocale()));
    }

    private String currency(Money money, BigDecimal amount) {
        String plural = PluralRules.forLocale(locale).select(amount.doubleValue());
        return Currency.getInstance(money.currency().getCurrencyCode())
                .getName(locale, Currency.PLURAL_LONG_NAME, plural, null);
    }
}
