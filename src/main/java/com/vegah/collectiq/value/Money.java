package com.vegah.collectiq.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An amount in one currency, at that currency's own number of decimals; amounts of different currencies are never added. */
public record Money(BigDecimal amount, Currency currency) {
    /** Takes at most as many decimals as the currency has (more, unless zeros, are refused, never rounded away). */
    public Money {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        try {
            amount = amount.setScale(digits, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    amount.toPlainString() + " has more decimals than " + currency.getCurrencyCode() + " has", e);
        }
    }

    /** Of a plain decimal and an ISO 4217 code. */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    public boolean isMoreThan(Money other) {
        return amount.compareTo(same(other).amount) > 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    /** As in the CSV and on the wire: {@code 85000.00}. */
    public String plain() {
        return amount.toPlainString();
    }

    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + plain();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(this + " and " + other + " are of different currencies");
        }
        return other;
    }
}
