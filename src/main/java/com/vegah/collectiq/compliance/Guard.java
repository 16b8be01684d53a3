package com.vegah.collectiq.compliance;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.compliance.Verdict.Finding;
import com.vegah.collectiq.compliance.Verdict.Outcome;
import com.vegah.collectiq.receivable.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides whether a payer may be contacted now: the only place that makes a {@link Permit}. Pure; safe for every thread. */
public final class Guard {
    /** A permit that waited longer in a queue than this is asked for again. */
    private static final Duration PERMIT_LASTS = Duration.ofHours(1);

    private static final int DAYS_LOOKED_AHEAD = 8;

    private Guard() {}

    /** Looks at every rule, whatever the first one says. */
    public static Verdict permit(ContactFacts facts, Instant now) {
        List<Limits> limits = Limits.binding(facts);
        Set<ZoneId> zones = zones(facts);
        List<Finding> lasting = lasting(facts, limits, zones, now);
        List<Timed> timed = timed(facts, limits, zones, now);
        List<Finding> findings = new ArrayList<>(lasting);
        timed.forEach(rule -> findings.add(rule.finding()));
        Optional<Finding> denies = findings.stream()
                .filter(finding -> finding.outcome() == Outcome.DENIES)
                .findFirst();
        if (denies.isPresent()) {
            return new Verdict.Deny(denies.get(), first(denies.get(), findings));
        }
        Optional<Instant> lawful = Timed.earliest(timed, now);
        if (lawful.isEmpty()) {
            Finding never = TimedRules.never(limits, zones);
            return new Verdict.Deny(never, first(never, findings));
        }
        return lawful.get().equals(now)
                ? allow(facts, limits, zones, now, findings)
                : hold(lawful.get(), timed, now, findings);
    }

    /** Where nobody knows the payer's own zone: every zone of the jurisdiction. */
    private static Set<ZoneId> zones(ContactFacts facts) {
        return facts.zones().isEmpty() ? Law.of(facts.jurisdiction()).zones() : facts.zones();
    }

    private static List<Finding> lasting(ContactFacts facts, List<Limits> limits, Set<ZoneId> zones, Instant now) {
        boolean call = facts.channel() == Channel.AI_CALL;
        String house = text("compliance.citation.house");
        List<Finding> findings = new ArrayList<>();
        findings.add(denyIf(
                facts.stage() == Stage.CURRENT,
                "stage",
                text("compliance.stage.denies"),
                text("compliance.stage.clear"),
                house));
        findings.add(denyIf(
                facts.optedOut() || facts.said().stopped(),
                "opted-out",
                text("compliance.opted-out.denies"),
                text("compliance.opted-out.clear"),
                "1006.14(h)"));
        findings.add(denyIf(
                facts.said().disputed(),
                "dispute",
                text("compliance.dispute.denies"),
                text("compliance.dispute.clear"),
                "1006.38(d)(2)"));
        findings.add(denyIf(
                !facts.hasAddress(),
                "address",
                call ? text("compliance.address.phone") : text("compliance.address.email"),
                text("compliance.address.clear"),
                house));
        if (call) {
            findings.add(denyIf(
                    facts.said().strangers(),
                    "strangers",
                    text("compliance.strangers.denies"),
                    text("compliance.strangers.clear"),
                    house));
            findings.add(denyIf(
                    facts.aiCallConsentAt().filter(at -> !at.isAfter(now)).isEmpty(),
                    "consent",
                    text("compliance.consent.denies"),
                    text("compliance.consent.clear"),
                    "47 CFR 64.1200(a)(1)"));
        }
        boolean anyHour =
                limits.stream().allMatch(limit -> limit.hours().value().always());
        findings.add(denyIf(
                zones.isEmpty() && !anyHour,
                "zone",
                text("compliance.zone.denies"),
                text("compliance.zone.clear"),
                limits.get(0).hours().citation()));
        return findings;
    }

    private static List<Timed> timed(ContactFacts facts, List<Limits> limits, Set<ZoneId> zones, Instant now) {
        List<Timed> rules = new ArrayList<>();
        rules.add(TimedRules.unsettled(facts, now));
        rules.addAll(TimedRules.asked(facts, now));
        for (Limits limit : limits) {
            if (!zones.isEmpty()) {
                rules.add(TimedRules.hours(limit.hours(), zones, now));
            }
            if (facts.channel() == Channel.AI_CALL) {
                rules.add(TimedRules.unlessAgreed(
                        TimedRules.count(limit.callsPer7Days(), facts.calls(), now), facts.said(), now));
                rules.add(TimedRules.unlessAgreed(
                        TimedRules.pause(limit.pauseDays(), facts.calls(), zones, now), facts.said(), now));
            }
        }
        return rules;
    }

    private static Verdict allow(
            ContactFacts facts, List<Limits> limits, Set<ZoneId> zones, Instant now, List<Finding> findings) {
        Optional<Instant> until = limits.stream()
                .flatMap(limit -> closing(limit.hours().value(), zones, now).stream())
                .min(Comparator.naturalOrder());
        Instant longest = now.plus(PERMIT_LASTS);
        Instant expires = until.filter(end -> end.isBefore(longest)).orElse(longest);
        return new Verdict.Allow(new Permit(facts.payer(), facts.channel(), now, expires), until, findings);
    }

    /** When the present window ends; empty where it goes on for more than a week. */
    private static Optional<Instant> closing(Week week, Set<ZoneId> zones, Instant now) {
        if (zones.isEmpty() || week.always()) {
            return Optional.empty();
        }
        Instant end = now;
        for (int day = 0; day < DAYS_LOOKED_AHEAD; day++) {
            Optional<Span> next = week.next(end, zones);
            if (next.isEmpty() || next.get().from().isAfter(end)) {
                return Optional.of(end);
            }
            end = next.get().until();
        }
        return Optional.empty();
    }

    private static Verdict hold(Instant until, List<Timed> timed, Instant now, List<Finding> findings) {
        Finding by = timed.stream()
                .filter(rule -> rule.finding().outcome() == Outcome.HOLDS)
                .max(Comparator.comparing(rule -> rule.earliest().apply(now).orElse(now)))
                .orElseThrow()
                .finding();
        return new Verdict.Hold(until, by, first(by, findings));
    }

    private static Finding denyIf(boolean denied, String rule, String denies, String clear, String citation) {
        return new Finding(rule, denied ? Outcome.DENIES : Outcome.CLEAR, denied ? denies : clear, citation);
    }

    private static List<Finding> first(Finding deciding, List<Finding> findings) {
        return Stream.concat(Stream.of(deciding), findings.stream().filter(finding -> !finding.equals(deciding)))
                .toList();
    }
}
