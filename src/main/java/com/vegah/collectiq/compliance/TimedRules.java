package com.vegah.collectiq.compliance;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.compliance.ContactFacts.PastCall;
import com.vegah.collectiq.compliance.Limits.Cited;
import com.vegah.collectiq.compliance.Verdict.Finding;
import com.vegah.collectiq.compliance.Verdict.Outcome;
import com.vegah.collectiq.settings.Settings.Hours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules that time alone satisfies. */
final class TimedRules {
    private static final Duration SETTLING = Duration.ofMinutes(1);
    /** Who told of hardship is given so long before we ask again. */
    private static final Duration BREATHING = Duration.ofDays(30);
    /** A number at which a stranger answered is left alone for so long. */
    private static final Duration AFTER_STRANGER = Duration.ofDays(7);

    private static final Duration COUNTED = Duration.ofDays(7);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private TimedRules() {}

    /** While nobody knows how the last call ended, there is none to count and none to add. */
    static Timed unsettled(ContactFacts facts, Instant now) {
        String citation = text("compliance.citation.house");
        if (!facts.unsettled()) {
            return new Timed(
                    new Finding("unsettled", Outcome.CLEAR, text("compliance.unsettled.clear"), citation),
                    Optional::of);
        }
        return new Timed(
                new Finding("unsettled", Outcome.HOLDS, text("compliance.unsettled.holds"), citation),
                from -> Optional.of(later(from, now.plus(SETTLING))));
    }

    /** What the payer asked for: to be called at an hour of their own, or to be given time. */
    static List<Timed> asked(ContactFacts facts, Instant now) {
        Said said = facts.said();
        List<Timed> rules = new ArrayList<>();
        rules.add(until(
                "hardship",
                said.hardship().map(at -> at.plus(BREATHING)),
                now,
                "compliance.hardship.clear",
                "compliance.hardship.holds"));
        if (facts.channel() == Channel.AI_CALL) {
            rules.add(
                    until("callback", said.callback(), now, "compliance.callback.clear", "compliance.callback.holds"));
            rules.add(until(
                    "stranger",
                    said.stranger().map(at -> at.plus(AFTER_STRANGER)),
                    now,
                    "compliance.stranger.clear",
                    "compliance.stranger.holds"));
        }
        return rules;
    }

    private static Timed until(String rule, Optional<Instant> due, Instant now, String clear, String holds) {
        boolean held = due.filter(now::isBefore).isPresent();
        return new Timed(
                new Finding(
                        rule,
                        held ? Outcome.HOLDS : Outcome.CLEAR,
                        text(held ? holds : clear),
                        text("compliance.citation.house")),
                from -> Optional.of(due.map(at -> later(from, at)).orElse(from)));
    }

    /** 1006.14(b)(3)(i): what a payer agreed to does not count against how often they may be called. */
    static Timed unlessAgreed(Timed rule, Said said, Instant now) {
        if (said.callback().isEmpty()) {
            return rule;
        }
        Instant due = said.callback().get();
        Finding finding = rule.finding();
        Finding told = said.agreed(now) && finding.outcome() == Outcome.HOLDS
                ? new Finding(finding.rule(), Outcome.CLEAR, text("compliance.agreed"), "1006.14(b)(3)(i)")
                : finding;
        return new Timed(
                told,
                from -> said.agreed(from)
                        ? Optional.of(from)
                        : rule.earliest().apply(from).map(at -> from.isBefore(due) && at.isAfter(due) ? due : at));
    }

    static Timed hours(Cited<Week> hours, Set<ZoneId> zones, Instant now) {
        Week week = hours.value();
        boolean open =
                week.next(now, zones).filter(span -> !span.from().isAfter(now)).isPresent();
        String says = zones.stream()
                .sorted(Comparator.comparing(ZoneId::getId))
                .filter(zone -> open || closed(week, zone, now))
                .findFirst()
                .map(zone -> hoursSay(week, now.atZone(zone)))
                .orElseGet(() -> text("compliance.hours.never", cities(zones)));
        return new Timed(
                new Finding("hours", open ? Outcome.CLEAR : Outcome.HOLDS, says, hours.citation()),
                from -> week.next(from, zones).map(span -> later(from, span.from())));
    }

    /** At most so many in any seven days; the next one waits until the oldest that counts falls out. */
    static Timed count(Cited<Integer> most, List<PastCall> calls, Instant now) {
        List<Instant> falls = calls.stream()
                .map(call -> call.at().plus(COUNTED))
                .sorted(Comparator.reverseOrder())
                .toList();
        long used = falls.stream().filter(at -> at.isAfter(now)).count();
        int limit = most.value();
        return new Timed(
                new Finding(
                        "count",
                        used < limit ? Outcome.CLEAR : Outcome.HOLDS,
                        text("compliance.count", String.valueOf(used), String.valueOf(limit)),
                        most.citation()),
                from -> Optional.of(falls.size() < limit ? from : later(from, falls.get(limit - 1))));
    }

    /** The day of the conversation is the first of the pause, by the payer's calendar. */
    static Timed pause(Cited<Integer> days, List<PastCall> calls, Collection<ZoneId> zones, Instant now) {
        Optional<Instant> talked =
                calls.stream().filter(PastCall::conversation).map(PastCall::at).max(Comparator.naturalOrder());
        Optional<Instant> over = talked.flatMap(at ->
                zones.stream().map(zone -> startOfDay(at, days.value(), zone)).max(Comparator.naturalOrder()));
        boolean holds = days.value() > 0 && over.filter(at -> at.isAfter(now)).isPresent();
        if (!holds) {
            return new Timed(
                    new Finding("pause", Outcome.CLEAR, text("compliance.pause.clear"), days.citation()), Optional::of);
        }
        ZonedDateTime when = talked.orElseThrow().atZone(zones.iterator().next());
        return new Timed(
                new Finding(
                        "pause",
                        Outcome.HOLDS,
                        text("compliance.pause.holds", DAY.format(when), String.valueOf(days.value())),
                        days.citation()),
                from -> Optional.of(later(from, over.orElseThrow())));
    }

    /** No instant of any week satisfies the hours. */
    static Finding never(List<Limits> limits, Set<ZoneId> zones) {
        return new Finding(
                "hours",
                Outcome.DENIES,
                text("compliance.hours.never", cities(zones)),
                limits.get(limits.size() - 1).hours().citation());
    }

    private static boolean closed(Week week, ZoneId zone, Instant now) {
        return week.next(now, Set.of(zone))
                .filter(span -> !span.from().isAfter(now))
                .isEmpty();
    }

    private static String hoursSay(Week week, ZonedDateTime there) {
        String city = city(there.getZone());
        return Optional.ofNullable(week.days().get(there.getDayOfWeek()))
                .map(hours -> text("compliance.hours.day", CLOCK.format(there), city, from(hours), until(hours)))
                .orElseGet(() -> text(
                        "compliance.hours.no-day",
                        there.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        city));
    }

    private static Instant startOfDay(Instant at, int daysLater, ZoneId zone) {
        return at.atZone(zone)
                .toLocalDate()
                .plusDays(daysLater)
                .atStartOfDay(zone)
                .toInstant();
    }

    private static String from(Hours hours) {
        return CLOCK.format(hours.from());
    }

    private static String until(Hours hours) {
        return hours.until().equals(LocalTime.MIDNIGHT) ? "24:00" : CLOCK.format(hours.until());
    }

    private static String cities(Collection<ZoneId> zones) {
        return zones.stream().map(TimedRules::city).sorted().collect(Collectors.joining(", "));
    }

    private static String city(ZoneId zone) {
        String id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
