package com.vegah.collectiq.compliance;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.compliance.Limits.Cited;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What binds a collector at the payer's place, as data. Where a law names no figure (India and Britain forbid persistent contact without
 * a number) ours is the strictest that a neighbour has. Zones are those in which the place may lie.
 */
record Law(Limits limits, Set<ZoneId> zones) {
    private static final Law US = new Law(
            new Limits(
                    // 12 CFR 1006.6(b)(1): not before 8:00, not after 21:00 at the consumer's location
                    new Cited<>(Week.daily("08:00-21:00"), "1006.6(b)(1)"),
                    // 12 CFR 1006.14(b)(2)(i): more than 7 calls in 7 consecutive days; 7 days after a conversation
                    new Cited<>(7, "1006.14(b)(2)(i)(A)"),
                    new Cited<>(7, "1006.14(b)(2)(i)(B)")),
            zones(
                    "America/New_York",
                    "America/Chicago",
                    "America/Denver",
                    "America/Phoenix",
                    "America/Los_Angeles",
                    "America/Anchorage",
                    "America/Adak",
                    "Pacific/Honolulu",
                    "America/Puerto_Rico"));

    private static final Law MASSACHUSETTS = new Law(
            // 940 CMR 7.04(1)(f): two communications by telephone in 7 days, creditors too
            new Limits(US.limits.hours(), new Cited<>(2, "940 CMR 7.04(1)(f)"), US.limits.pauseDays()),
            zones("America/New_York"));

    private static final Law INDIA = new Law(
            new Limits(
                    // RBI circular of 12 August 2022: calls 08:00 to 19:00 only, none that are persistent
                    new Cited<>(Week.daily("08:00-19:00"), "RBI 2022"), new Cited<>(3, "RBI 2022"), house(7)),
            zones("Asia/Kolkata"));

    private static final Law BRITAIN = new Law(
            new Limits(
                    // FCA CONC 7.9: no contact at unreasonable times, no undue pressure
                    new Cited<>(weekdays("08:00-20:00").and(Week.of("08:00-20:00", DayOfWeek.SATURDAY)), "CONC 7.9"),
                    new Cited<>(3, "CONC 7.9"),
                    house(7)),
            zones("Europe/London"));

    private static final Law AUSTRALIA = new Law(
            new Limits(
                    // ACCC/ASIC debt collection guideline, part 2, section 4
                    new Cited<>(
                            weekdays("07:30-21:00").and(Week.of("09:00-21:00", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)),
                            "ACCC/ASIC pt 2 §4"),
                    new Cited<>(3, "ACCC/ASIC pt 2 §4"),
                    house(7)),
            zones(
                    "Australia/Perth",
                    "Australia/Darwin",
                    "Australia/Adelaide",
                    "Australia/Brisbane",
                    "Australia/Sydney"));

    private static final Map<String, Law> BY_JURISDICTION =
            Map.of("US", US, "US-MA", MASSACHUSETTS, "IN", INDIA, "GB", BRITAIN, "UK", BRITAIN, "AU", AUSTRALIA);

    private static final Law STRICTEST = new Law(
            Stream.of(US, MASSACHUSETTS, INDIA, BRITAIN, AUSTRALIA)
                    .map(Law::limits)
                    .reduce(Limits::strictest)
                    .orElseThrow()
                    .citing(text("compliance.citation.strictest")),
            Set.of());

    /** Of {@code US}, {@code US-CA}, {@code IN} …: the region's own, else its country's; one that is not known or missing gets the strictest of all. */
    static Law of(Optional<String> jurisdiction) {
        String code = jurisdiction.orElse("").strip().toUpperCase(Locale.ROOT);
        String country = code.split("-", 2)[0];
        return Optional.ofNullable(BY_JURISDICTION.get(code))
                .or(() -> Optional.ofNullable(BY_JURISDICTION.get(country)))
                .orElse(STRICTEST);
    }

    private static Cited<Integer> house(int days) {
        return new Cited<>(days, text("compliance.citation.house"));
    }

    private static Week weekdays(String hours) {
        return Week.of(hours, List.of(DayOfWeek.values()).subList(0, 5).toArray(DayOfWeek[]::new));
    }

    private static Set<ZoneId> zones(String... names) {
        return Stream.of(names).map(ZoneId::of).collect(Collectors.toUnmodifiableSet());
    }
}
