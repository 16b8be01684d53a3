package com.vegah.collectiq.settings;

import com.vegah.collectiq.settings.Settings.Hours;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of the settings file become values; what does not fit is an IllegalArgumentException. Pure. */
final class Parsers {
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*-\\s*(\\d{1,2}):(\\d{2})");
    private static final Pattern PLAIN_DURATION = Pattern.compile("(?i)(\\d{1,6})([smhd])");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Set<String> IN_PAY_URL = Set.of("payerId", "amount", "currency", "reference");

    private Parsers() {}

    static boolean yes(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    static int whole(String text, int least, int most) {
        int number = Integer.parseInt(text);
        return (int) decimal(number, least, most);
    }

    static double decimal(String text, double least, double most) {
        return decimal(Double.parseDouble(text), least, most);
    }

    /** ISO 8601 ({@code PT25S}, {@code P30D}) or a number with its unit ({@code 25s}, {@code 10m}, {@code 2h}, {@code 30d}). */
    static Duration duration(String text, Duration least, Duration most) {
        Matcher plain = PLAIN_DURATION.matcher(text);
        Duration duration = plain.matches() ? plain(plain) : Duration.parse(text);
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException();
        }
        return duration;
    }

    /** {@code 08:00-20:00}; an end of {@code 24:00} becomes midnight, as {@link Hours} has it. */
    static Hours hours(String text) {
        Matcher parts = HOURS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException();
        }
        int from = minutes(parts.group(1), parts.group(2));
        int until = minutes(parts.group(3), parts.group(4));
        if (from >= until || until > 24 * 60) {
            throw new IllegalArgumentException();
        }
        return new Hours(time(from), time(until));
    }

    /** {@code MON-SAT}, {@code MON,WED}, {@code FRI-MON,WED}. */
    static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            DayOfWeek last = day(ends[ends.length - 1]);
            DayOfWeek day = day(ends[0]);
            if (ends.length > 2) {
                throw new IllegalArgumentException();
            }
            for (; day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return Set.copyOf(days);
    }

    static String language(String text) {
        try {
            return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String email(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1 || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    /** Of one of two schemes, the plain one for loopback hosts only; no user, no fragment; a trailing slash is dropped. */
    static URI url(String text, String secure, String plain) {
        URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean allowed = scheme.equals(secure) || (scheme.equals(plain) && loopback(uri));
        if (!allowed || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException();
        }
        return uri;
    }

    /** A url that is a base for others: no query either. */
    static URI baseUrl(String text) {
        URI uri = url(text, "https", "http");
        if (uri.getRawQuery() != null) {
            throw new IllegalArgumentException();
        }
        return uri;
    }

    static String payUrl(String text) {
        Matcher placeholders = PLACEHOLDER.matcher(text);
        while (placeholders.find()) {
            if (!IN_PAY_URL.contains(placeholders.group(1))) {
                throw new IllegalArgumentException();
            }
        }
        url(placeholders.replaceAll("x"), "https", "http");
        return text;
    }

    private static boolean loopback(URI uri) {
        String host = String.valueOf(uri.getHost());
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }

    private static double decimal(double number, double least, double most) {
        if (!(number >= least && number <= most)) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static Duration plain(Matcher parts) {
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2).toLowerCase(Locale.ROOT)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static int minutes(String hour, String minute) {
        int minutes = Integer.parseInt(minute);
        if (minutes > 59) {
            throw new IllegalArgumentException();
        }
        return Integer.parseInt(hour) * 60 + minutes;
    }

    private static LocalTime time(int minutes) {
        return minutes == 24 * 60 ? LocalTime.MIDNIGHT : LocalTime.of(minutes / 60, minutes % 60);
    }

    private static DayOfWeek day(String text) {
        String sought = text.strip().toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equals(sought) || day.name().substring(0, 3).equals(sought)) {
                return day;
            }
        }
        throw new IllegalArgumentException();
    }
}
