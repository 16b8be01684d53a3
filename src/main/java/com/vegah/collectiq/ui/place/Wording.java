package com.vegah.collectiq.ui.place;

import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PhoneNumber;
import com.vegah.collectiq.value.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How the desk writes times, waits, money and statuses. */
public final class Wording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private Wording() {}

    /** A wait: {@code 7 h 10 min}; seconds only where there is no full minute. */
    public static String wait(Duration wait) {
        long minutes = (Math.max(0, wait.toSeconds()) + 59) / 60;
        if (minutes < 60) {
            return Texts.text("wait.minutes", minutes);
        }
        if (minutes < 48 * 60) {
            return Texts.text("wait.hours", minutes / 60, minutes % 60);
        }
        return Texts.text("wait.days", Math.round(minutes / (24 * 60.0)));
    }

    /** A length: {@code 02:47}, over an hour {@code 1:02:47}. */
    public static String clock(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        return seconds < 3600
                ? String.format(Locale.ENGLISH, "%02d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ENGLISH, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    public static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    public static String exact(Instant at, ZoneId zone) {
        return EXACT.format(at.atZone(zone));
    }

    /** With the place's name: {@code 15:20 Chicago}. */
    public static String timeThere(Instant at, ZoneId zone) {
        return time(at, zone) + " " + city(zone);
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static String date(LocalDate day) {
        return DATE.format(day);
    }

    /** A past instant as short as can be: today 15:20, this week Mon 09:02, else 3 Sep. */
    public static String past(Instant at, Instant now, ZoneId zone) {
        ZonedDateTime then = at.atZone(zone);
        long days = ChronoUnit.DAYS.between(then.toLocalDate(), now.atZone(zone).toLocalDate());
        if (days == 0) {
            return Texts.text("time.today", TIME.format(then));
        }
        return days < 7 ? WEEKDAY.format(then) + " " + TIME.format(then) : DATE.format(then);
    }

    /** The town that a zone is named for. */
    public static String city(ZoneId zone) {
        String id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /** Where a payer is, as well as we know. */
    public static String place(Payer payer) {
        return payer.place()
                .timeZone()
                .map(Wording::city)
                .or(() -> payer.place().jurisdiction())
                .orElse(Texts.text("place.unknown"));
    }

    /** Digits alone, for under or beside a currency: {@code 12,000.00}. */
    public static String amount(Money money) {
        return String.format(Locale.ENGLISH, "%,." + money.amount().scale() + "f", money.amount());
    }

    public static String money(Money money) {
        return money.currency().getCurrencyCode() + " " + amount(money);
    }

    /** Grouped for the eye where we know how: {@code +1 202 555 0143}. */
    public static String phone(PhoneNumber number) {
        String e164 = number.e164();
        return e164.length() == 12 && e164.startsWith("+1")
                ? "+1 " + e164.substring(2, 5) + " " + e164.substring(5, 8) + " " + e164.substring(8)
                : e164;
    }

    public static String stage(Stage stage) {
        return Texts.text("stage." + stage.name());
    }

    public static String status(OutreachStatus status) {
        return Texts.text("status." + status.name());
    }

    public static String invoices(int count) {
        return Texts.text("invoices", count);
    }
}
