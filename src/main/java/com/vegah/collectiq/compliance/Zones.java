package com.vegah.collectiq.compliance;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every time zone a payer may be in: the stored one, else all that the telephone number allows, else none that we know. Safe for every thread. */
public final class Zones {
    private Zones() {}

    public static Set<ZoneId> of(Optional<ZoneId> stored, Optional<PhoneNumber> phone) {
        return stored.map(Set::of).or(() -> phone.map(Zones::of)).orElse(Set.of());
    }

    private static Set<ZoneId> of(PhoneNumber phone) {
        try {
            List<String> names = PhoneNumberToTimeZonesMapper.getInstance()
                    .getTimeZonesForGeographicalNumber(
                            PhoneNumberUtil.getInstance().parse(phone.e164(), null));
            return names.contains(PhoneNumberToTimeZonesMapper.getUnknownTimeZone()) ? Set.of() : known(names);
        } catch (NumberParseException e) {
            return Set.of();
        }
    }

    /** A zone that this Java does not know would be one fewer to respect: then none is known. */
    private static Set<ZoneId> known(List<String> names) {
        Set<ZoneId> zones = new HashSet<>();
        try {
            names.forEach(name -> zones.add(ZoneId.of(name)));
        } catch (DateTimeException e) {
            return Set.of();
        }
        return zones;
    }
}
