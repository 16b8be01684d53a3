package com.vegah.collectiq.compliance;

import com.vegah.collectiq.receivable.PayerType;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that the guard looks at. {@code zones} are every zone the payer may be in (their lawful hours are intersected; none known:
 * {@code zonesUnknown} rules apply); {@code calls} are attempts of the last 30 days; {@code unsettled} says that an earlier call is not settled.
 */
public record ContactFacts(
        PayerId payer,
        Channel channel,
        Optional<PayerType> type,
        Optional<String> jurisdiction,
        Set<ZoneId> zones,
        Stage stage,
        boolean optedOut,
        boolean hasAddress,
        Optional<Instant> aiCallConsentAt,
        List<PastCall> calls,
        boolean unsettled,
        Said said,
        Settings.Contact policy) {
    public ContactFacts {
        zones = Set.copyOf(zones);
        calls = List.copyOf(calls);
    }

    /** An attempt to call, and whether a conversation came of it. */
    public record PastCall(Instant at, boolean conversation) {}
}
