package com.vegah.collectiq.compliance;

import com.vegah.collectiq.compliance.ContactFacts.PastCall;
import com.vegah.collectiq.receivable.PayerType;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.settings.Settings.Contact;
import com.vegah.collectiq.settings.Settings.Hours;
import com.vegah.collectiq.settings.Settings.Profile;
import com.vegah.collectiq.value.PayerId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Facts for the guard, of a consumer in New York whom nothing protects but the hours; each verb gives changed ones. */
public record Facts(
        Channel channel,
        Optional<PayerType> type,
        Optional<String> jurisdiction,
        Set<ZoneId> zones,
        Stage stage,
        boolean optedOut,
        boolean hasAddress,
        Optional<Instant> consent,
        List<PastCall> calls,
        boolean unsettled,
        Said said,
        Contact policy) {
    public static final Contact AUTO = new Contact(
            Profile.AUTO, new Hours(LocalTime.of(8, 0), LocalTime.of(20, 0)), EnumSet.allOf(DayOfWeek.class), 3);

    public static Facts plain() {
        return new Facts(
                Channel.AI_CALL,
                Optional.of(PayerType.CONSUMER),
                Optional.of("US"),
                Set.of(ZoneId.of("America/New_York")),
                Stage.STAGE_3,
                false,
                true,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                List.of(),
                false,
                Said.NOTHING,
                AUTO);
    }

    public static Contact custom(String from, String until, Set<DayOfWeek> days, int calls) {
        LocalTime end = until.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(until);
        return new Contact(Profile.CUSTOM, new Hours(LocalTime.parse(from), end), days, calls);
    }

    public Facts by(Channel other) {
        return new Facts(
                other, type, jurisdiction, zones, stage, optedOut, hasAddress, consent, calls, unsettled, said, policy);
    }

    public Facts of(PayerType other) {
        return new Facts(
                channel,
                Optional.ofNullable(other),
                jurisdiction,
                zones,
                stage,
                optedOut,
                hasAddress,
                consent,
                calls,
                unsettled,
                said,
                policy);
    }

    public Facts in(String other) {
        return new Facts(
                channel,
                type,
                Optional.ofNullable(other),
                zones,
                stage,
                optedOut,
                hasAddress,
                consent,
                calls,
                unsettled,
                said,
                policy);
    }

    public Facts at(String... others) {
        Set<ZoneId> there = new HashSet<>();
        List.of(others).forEach(zone -> there.add(ZoneId.of(zone)));
        return new Facts(
                channel,
                type,
                jurisdiction,
                there,
                stage,
                optedOut,
                hasAddress,
                consent,
                calls,
                unsettled,
                said,
                policy);
    }

    public Facts with(Stage other) {
        return new Facts(
                channel,
                type,
                jurisdiction,
                zones,
                other,
                optedOut,
                hasAddress,
                consent,
                calls,
                unsettled,
                said,
                policy);
    }

    public Facts whoOptedOut() {
        return new Facts(
                channel, type, jurisdiction, zones, stage, true, hasAddress, consent, calls, unsettled, said, policy);
    }

    public Facts withoutAddress() {
        return new Facts(
                channel, type, jurisdiction, zones, stage, optedOut, false, consent, calls, unsettled, said, policy);
    }

    public Facts consenting(String instant) {
        return new Facts(
                channel,
                type,
                jurisdiction,
                zones,
                stage,
                optedOut,
                hasAddress,
                Optional.ofNullable(instant).map(Instant::parse),
                calls,
                unsettled,
                said,
                policy);
    }

    public Facts after(List<PastCall> others) {
        return new Facts(
                channel,
                type,
                jurisdiction,
                zones,
                stage,
                optedOut,
                hasAddress,
                consent,
                others,
                unsettled,
                said,
                policy);
    }

    public Facts stillUnsettled() {
        return new Facts(
                channel, type, jurisdiction, zones, stage, optedOut, hasAddress, consent, calls, true, said, policy);
    }

    public Facts under(Contact other) {
        return new Facts(
                channel,
                type,
                jurisdiction,
                zones,
                stage,
                optedOut,
                hasAddress,
                consent,
                calls,
                unsettled,
                said,
                other);
    }

    public Facts who(Said other) {
        return new Facts(
                channel,
                type,
                jurisdiction,
                zones,
                stage,
                optedOut,
                hasAddress,
                consent,
                calls,
                unsettled,
                other,
                policy);
    }

    public ContactFacts facts() {
        return new ContactFacts(
                new PayerId("1003"),
                channel,
                type,
                jurisdiction,
                zones,
                stage,
                optedOut,
                hasAddress,
                consent,
                calls,
                unsettled,
                said,
                policy);
    }
}
