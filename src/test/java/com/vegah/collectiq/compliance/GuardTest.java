package com.vegah.collectiq.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.compliance.ContactFacts.PastCall;
import com.vegah.collectiq.compliance.Verdict.Allow;
import com.vegah.collectiq.compliance.Verdict.Deny;
import com.vegah.collectiq.compliance.Verdict.Finding;
import com.vegah.collectiq.compliance.Verdict.Hold;
import com.vegah.collectiq.compliance.Verdict.Outcome;
import com.vegah.collectiq.receivable.PayerType;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.settings.Settings.Contact;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuardTest {
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    /** A Tuesday, 10:00 in New York. */
    private static final Instant TUESDAY = Instant.parse("2026-11-24T15:00:00Z");

    @Test
    void nothing_stands_against_a_call_at_ten_in_the_morning() {
        Allow allow = allowed(Facts.plain(), TUESDAY);
        assertThat(allow.until()).contains(Instant.parse("2026-11-25T02:00:00Z"));
        assertThat(allow.findings()).hasSizeGreaterThan(6).allMatch(finding -> finding.outcome() == Outcome.CLEAR);
        assertThat(allow.permit().payer().value()).isEqualTo("1003");
        assertThat(allow.permit().channel()).isEqualTo(Channel.AI_CALL);
        assertThat(allow.permit().until()).isEqualTo(TUESDAY.plus(Duration.ofHours(1)));
    }

    @Test
    void a_permit_ends_with_the_window() {
        Instant late = Instant.parse("2026-11-25T01:45:00Z");
        assertThat(allowed(Facts.plain(), late).permit().until()).isEqualTo(Instant.parse("2026-11-25T02:00:00Z"));
    }

    @Test
    void what_time_does_not_heal_is_denied() {
        assertThat(denied(Facts.plain().with(Stage.CURRENT))).isEqualTo("stage");
        assertThat(denied(Facts.plain().whoOptedOut())).isEqualTo("opted-out");
        assertThat(denied(Facts.plain().withoutAddress())).isEqualTo("address");
        assertThat(denied(Facts.plain().consenting(null))).isEqualTo("consent");
        assertThat(denied(Facts.plain().of(PayerType.BUSINESS).consenting(null)))
                .isEqualTo("consent");
        assertThat(denied(Facts.plain().consenting("2026-11-24T15:00:01Z"))).isEqualTo("consent");
        assertThat(denied(Facts.plain().in(null).at())).isEqualTo("zone");
    }

    @ParameterizedTest
    @EnumSource(PayerType.class)
    void a_custom_profile_lifts_neither_consent_nor_opt_out_nor_stage(PayerType type) {
        Facts free = Facts.plain().of(type).under(Facts.custom("00:00", "24:00", EVERY_DAY, 1000));
        assertThat(denied(free.with(Stage.CURRENT))).isEqualTo("stage");
        assertThat(denied(free.whoOptedOut())).isEqualTo("opted-out");
        assertThat(denied(free.consenting(null))).isEqualTo("consent");
    }

    @Test
    void every_rule_is_looked_at_and_the_deciding_one_stands_first() {
        Facts facts = Facts.plain().whoOptedOut().consenting(null).stillUnsettled();
        Deny deny = (Deny) Guard.permit(facts.facts(), Instant.parse("2026-11-24T08:00:00Z"));
        assertThat(deny.findings().get(0)).isSameAs(deny.by());
        assertThat(deny.findings())
                .filteredOn(finding -> finding.outcome() != Outcome.CLEAR)
                .extracting(Finding::rule)
                .containsExactly("opted-out", "consent", "unsettled", "hours");
        assertThat(deny.findings()).extracting(Finding::rule).contains("stage", "address", "zone", "count", "pause");
    }

    @Test
    void a_letter_needs_no_consent_to_calls_and_counts_no_calls() {
        Facts letter = Facts.plain().by(Channel.EMAIL).consenting(null).after(calls(9));
        assertThat(allowed(letter, TUESDAY).permit().channel()).isEqualTo(Channel.EMAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T12:59:59Z, 2026-11-24T13:00:00Z",
        "2026-11-24T13:00:00Z, allowed",
        "2026-11-25T01:59:59Z, allowed",
        "2026-11-25T02:00:00Z, 2026-11-25T13:00:00Z",
        // Sunday is a day like others in the United States
        "2026-11-29T15:00:00Z, allowed",
        // clocks go forward on 8 March 2026 at 2:00, back on 1 November at 2:00
        "2026-03-08T11:59:59Z, 2026-03-08T12:00:00Z",
        "2026-03-07T12:59:59Z, 2026-03-07T13:00:00Z",
        "2026-11-01T12:59:59Z, 2026-11-01T13:00:00Z",
        "2026-10-31T11:59:59Z, 2026-10-31T12:00:00Z",
    })
    void american_hours_are_eight_to_twenty_one_by_the_payer_s_clock(Instant now, String wanted) {
        assertVerdict(Facts.plain(), now, wanted);
    }

    @ParameterizedTest
    @CsvSource({
        // Kolkata, 8 to 19
        "IN, Asia/Kolkata, 2026-11-24T02:29:59Z, 2026-11-24T02:30:00Z",
        "IN, Asia/Kolkata, 2026-11-24T13:30:00Z, 2026-11-25T02:30:00Z",
        // London, no Sunday
        "GB, Europe/London, 2026-11-28T20:00:00Z, 2026-11-30T08:00:00Z",
        "GB-SCT, Europe/London, 2026-11-29T12:00:00Z, 2026-11-30T08:00:00Z",
        // Sydney, weekdays from 7:30, weekend from 9
        "AU, Australia/Sydney, 2026-11-23T20:29:59Z, 2026-11-23T20:30:00Z",
        "AU, Australia/Sydney, 2026-11-27T20:30:00Z, 2026-11-27T22:00:00Z",
        // nobody knows the law: the strictest of all
        "ZZ, America/New_York, 2026-11-25T00:00:00Z, 2026-11-25T13:00:00Z",
        ", America/New_York, 2026-11-28T13:00:00Z, 2026-11-28T14:00:00Z",
        ", America/New_York, 2026-11-29T15:00:00Z, 2026-11-30T13:00:00Z",
    })
    void hours_are_those_of_the_place(String jurisdiction, String zone, Instant now, String wanted) {
        assertVerdict(Facts.plain().in(jurisdiction).at(zone), now, wanted);
    }

    @ParameterizedTest
    @CsvSource({
        // 8:00 in Los Angeles to 21:00 in New York
        "2026-11-24T15:59:59Z, 2026-11-24T16:00:00Z",
        "2026-11-25T01:59:59Z, allowed",
        "2026-11-25T02:00:00Z, 2026-11-25T16:00:00Z",
    })
    void where_the_payer_may_be_in_several_zones_all_of_them_must_allow(Instant now, String wanted) {
        assertVerdict(Facts.plain().at("America/New_York", "America/Los_Angeles"), now, wanted);
    }

    @Test
    void where_no_zone_is_known_every_zone_of_the_country_must_allow() {
        // Puerto Rico closes at 01:00Z, Adak opens at 18:00Z
        assertVerdict(Facts.plain().at(), Instant.parse("2026-11-24T17:59:59Z"), "2026-11-24T18:00:00Z");
        assertVerdict(Facts.plain().at(), Instant.parse("2026-11-25T00:59:59Z"), "allowed");
        assertVerdict(Facts.plain().at(), Instant.parse("2026-11-25T01:00:00Z"), "2026-11-25T18:00:00Z");
    }

    @Test
    void hours_that_no_two_places_share_are_never_lawful() {
        Contact narrow = Facts.custom("09:00", "10:00", EVERY_DAY, 3);
        Facts facts = Facts.plain().of(PayerType.BUSINESS).under(narrow).at("America/New_York", "Asia/Kolkata");
        assertThat(denied(facts)).isEqualTo("hours");
    }

    @Test
    void the_eighth_call_in_seven_days_waits_until_the_oldest_falls_out() {
        assertVerdict(Facts.plain().after(calls(6)), TUESDAY, "allowed");
        Hold hold = held(Facts.plain().after(calls(7)), TUESDAY);
        assertThat(hold.by().rule()).isEqualTo("count");
        assertThat(hold.by().says()).contains("7 of 7");
        assertThat(hold.by().citation()).startsWith("1006.14(b)(2)");
        assertThat(hold.until()).isEqualTo(Instant.parse("2026-12-01T13:00:00Z"));
    }

    @Test
    void where_the_law_is_not_known_two_calls_in_seven_days_are_enough() {
        assertVerdict(Facts.plain().in(null).after(calls(1)), TUESDAY, "allowed");
        assertThat(held(Facts.plain().in(null).after(calls(2)), TUESDAY).by().rule())
                .isEqualTo("count");
    }

    @Test
    void after_a_conversation_there_are_seven_quiet_days_and_its_own_is_the_first() {
        Facts facts = Facts.plain().after(List.of(new PastCall(Instant.parse("2026-11-24T23:00:00Z"), true)));
        Hold hold = held(facts, Instant.parse("2026-11-26T15:00:00Z"));
        assertThat(hold.by().rule()).isEqualTo("pause");
        assertThat(hold.until()).isEqualTo(Instant.parse("2026-12-01T13:00:00Z"));
    }

    @Test
    void an_unsettled_call_holds_the_next_for_a_moment() {
        Hold hold = held(Facts.plain().stillUnsettled(), TUESDAY);
        assertThat(hold.by().rule()).isEqualTo("unsettled");
        assertThat(hold.until()).isEqualTo(TUESDAY.plus(Duration.ofMinutes(1)));
    }

    @Test
    void for_a_business_a_custom_profile_replaces_hours_days_count_and_pause() {
        Facts business = Facts.plain()
                .of(PayerType.BUSINESS)
                .under(Facts.custom("06:00", "23:00", EnumSet.of(DayOfWeek.SUNDAY), 9));
        assertVerdict(business, Instant.parse("2026-11-29T11:00:00Z"), "allowed");
        assertVerdict(business, Instant.parse("2026-11-30T04:00:00Z"), "2026-12-06T11:00:00Z");
        Instant sunday = Instant.parse("2026-11-29T15:00:00Z");
        List<PastCall> talks = IntStream.range(1, 9)
                .mapToObj(hour -> new PastCall(sunday.minus(Duration.ofHours(hour)), true))
                .toList();
        assertVerdict(business.after(talks), sunday, "allowed");
        assertThat(allowed(business, sunday).findings())
                .filteredOn(finding -> finding.rule().equals("hours"))
                .extracting(Finding::citation)
                .containsExactly("your policy");
    }

    @Test
    void for_a_consumer_or_one_whose_type_is_missing_a_custom_profile_can_only_tighten() {
        Contact wide = Facts.custom("00:00", "24:00", EVERY_DAY, 100);
        Contact narrow = Facts.custom("10:00", "12:00", EnumSet.of(DayOfWeek.WEDNESDAY), 1);
        for (PayerType type : new PayerType[] {PayerType.CONSUMER, null}) {
            Facts facts = Facts.plain().of(type);
            assertVerdict(facts.under(wide), Instant.parse("2026-11-24T12:00:00Z"), "2026-11-24T13:00:00Z");
            assertThat(held(facts.under(wide).after(calls(7)), TUESDAY).by().rule())
                    .isEqualTo("count");
            assertVerdict(facts.under(narrow), TUESDAY, "2026-11-25T15:00:00Z");
            assertThat(held(facts.under(narrow).after(calls(1)), Instant.parse("2026-11-25T15:30:00Z"))
                            .by()
                            .citation())
                    .isEqualTo("your policy");
        }
    }

    @Test
    void round_the_clock_is_round_the_clock_wherever_the_payer_is() {
        Facts always = Facts.plain()
                .of(PayerType.BUSINESS)
                .under(Facts.custom("00:00", "24:00", EVERY_DAY, 5))
                .in(null);
        assertThat(allowed(always.at(), Instant.parse("2026-11-24T04:00:00Z")).until())
                .isEmpty();
        assertThat(allowed(always, Instant.parse("2026-11-24T04:59:59Z")).until())
                .isEmpty();
    }

    @Test
    void an_end_of_24_00_joins_the_next_day() {
        Facts facts = Facts.plain()
                .of(PayerType.BUSINESS)
                .under(Facts.custom("00:00", "24:00", EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY), 5));
        assertThat(allowed(facts, TUESDAY).until()).contains(Instant.parse("2026-11-26T05:00:00Z"));
        assertVerdict(facts, Instant.parse("2026-11-26T05:00:00Z"), "2026-12-01T05:00:00Z");
    }

    @Test
    void hours_that_the_clock_leaps_over_or_shows_twice_err_on_the_payer_s_side() {
        Facts leap = Facts.plain().of(PayerType.BUSINESS).under(Facts.custom("02:30", "04:00", EVERY_DAY, 5));
        assertVerdict(leap, Instant.parse("2026-03-08T06:59:59Z"), "2026-03-08T07:00:00Z");
        Facts twice = Facts.plain().of(PayerType.BUSINESS).under(Facts.custom("01:30", "01:45", EVERY_DAY, 5));
        // opens at the second 01:30 and closes at the first 01:45: not at all that day
        assertVerdict(twice, Instant.parse("2026-11-01T05:00:00Z"), "2026-11-02T06:30:00Z");
    }

    @Test
    void a_hold_ends_at_the_first_lawful_instant_and_not_before() {
        Random random = new Random(20261124);
        String[] places = {"US", "IN", "GB", "AU", "ZZ", "US-MA"};
        String[] zones = {
            "America/New_York",
            "America/Los_Angeles",
            "Asia/Kolkata",
            "Europe/London",
            "Australia/Sydney",
            "Pacific/Honolulu"
        };
        int holds = 0;
        for (int i = 0; i < 3000; i++) {
            Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 24 * 3600));
            Facts facts = Facts.plain()
                    .in(places[random.nextInt(places.length)])
                    .at(
                            random.nextInt(3) == 0
                                    ? new String[] {zones[random.nextInt(2)], zones[random.nextInt(2)]}
                                    : new String[] {zones[random.nextInt(zones.length)]})
                    .of(random.nextBoolean() ? PayerType.BUSINESS : PayerType.CONSUMER)
                    .under(
                            random.nextBoolean()
                                    ? Facts.AUTO
                                    : Facts.custom("09:15", "17:45", Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), 2))
                    .consenting("2025-01-01T00:00:00Z")
                    .after(past(random, now));
            if (Guard.permit(facts.facts(), now) instanceof Hold hold) {
                holds++;
                assertThat(hold.until()).isAfter(now);
                assertThat(Guard.permit(facts.facts(), hold.until()))
                        .as("%s %s", now, facts)
                        .isInstanceOf(Allow.class);
                Instant before = hold.until().minus(Duration.ofMinutes(1));
                assertThat(Guard.permit(facts.facts(), before.isBefore(now) ? now : before))
                        .isInstanceOf(Hold.class);
                assertThat(hold.by().outcome()).isEqualTo(Outcome.HOLDS);
                assertThat(hold.findings().get(0)).isSameAs(hold.by());
            } else if (Guard.permit(facts.facts(), now) instanceof Allow allow) {
                Instant end = allow.until().orElseThrow();
                assertThat(Guard.permit(facts.facts(), end.minusMillis(1))).isInstanceOf(Allow.class);
                assertThat(Guard.permit(facts.facts(), end)).isInstanceOf(Hold.class);
            }
        }
        assertThat(holds).isGreaterThan(1000);
    }

    @Test
    void zones_come_from_the_books_else_from_the_number() {
        var number = new PhoneNumber("+12025550143");
        var kolkata = Optional.of(ZoneId.of("Asia/Kolkata"));
        assertThat(Zones.of(kolkata, Optional.of(number))).containsExactly(ZoneId.of("Asia/Kolkata"));
        assertThat(Zones.of(Optional.empty(), Optional.of(number))).containsExactly(ZoneId.of("America/New_York"));
        assertThat(Zones.of(Optional.empty(), Optional.of(new PhoneNumber("+18005550143"))))
                .hasSizeGreaterThan(5);
        assertThat(Zones.of(Optional.empty(), Optional.empty())).isEmpty();
    }

    private static List<PastCall> past(Random random, Instant now) {
        List<PastCall> past = new ArrayList<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            past.add(new PastCall(now.minusSeconds(random.nextInt(12 * 24 * 3600)), random.nextInt(8) == 0));
        }
        return past;
    }

    /** So many calls, one an hour back from an hour ago. */
    private static List<PastCall> calls(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(hour -> new PastCall(TUESDAY.minus(Duration.ofHours(hour)), false))
                .toList();
    }

    private static void assertVerdict(Facts facts, Instant now, String wanted) {
        Verdict verdict = Guard.permit(facts.facts(), now);
        if (wanted.equals("allowed")) {
            assertThat(verdict).isInstanceOf(Allow.class);
        } else {
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Hold.class, hold -> assertThat(hold.until()).isEqualTo(Instant.parse(wanted)));
        }
    }

    private static Allow allowed(Facts facts, Instant now) {
        return (Allow) Guard.permit(facts.facts(), now);
    }

    private static Hold held(Facts facts, Instant now) {
        return (Hold) Guard.permit(facts.facts(), now);
    }

    private static String denied(Facts facts) {
        return ((Deny) Guard.permit(facts.facts(), TUESDAY)).by().rule();
    }
}
