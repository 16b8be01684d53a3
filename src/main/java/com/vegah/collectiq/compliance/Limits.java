package com.vegah.collectiq.compliance;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.receivable.PayerType;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.Settings.Hours;
import com.vegah.collectiq.settings.Settings.Profile;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** When and how often a payer may be contacted, each with whoever says so; a pause of zero days is none. */
record Limits(Cited<Week> hours, Cited<Integer> callsPer7Days, Cited<Integer> pauseDays) {
    /** A limit and its source. */
    record Cited<T>(T value, String citation) {}

    /** All that bind at once: the law, a custom policy in its place (businesses), or one on top of the other (consumers). */
    static List<Limits> binding(ContactFacts facts) {
        Limits law = Law.of(facts.jurisdiction()).limits();
        if (facts.policy().profile() == Profile.AUTO) {
            return List.of(law);
        }
        Limits custom = custom(facts.policy());
        return facts.type().orElse(PayerType.CONSUMER) == PayerType.BUSINESS ? List.of(custom) : List.of(law, custom);
    }

    Limits strictest(Limits other) {
        return new Limits(
                new Cited<>(hours.value.within(other.hours.value), hours.citation),
                callsPer7Days.value <= other.callsPer7Days.value ? callsPer7Days : other.callsPer7Days,
                pauseDays.value >= other.pauseDays.value ? pauseDays : other.pauseDays);
    }

    Limits citing(String citation) {
        return new Limits(
                new Cited<>(hours.value, citation),
                new Cited<>(callsPer7Days.value, citation),
                new Cited<>(pauseDays.value, citation));
    }

    private static Limits custom(Settings.Contact policy) {
        Map<DayOfWeek, Hours> days = new EnumMap<>(DayOfWeek.class);
        policy.days().forEach(day -> days.put(day, policy.hours()));
        String citation = text("compliance.citation.policy");
        return new Limits(
                new Cited<>(new Week(days), citation),
                new Cited<>(policy.callsPer7Days(), citation),
                new Cited<>(0, citation));
    }
}
