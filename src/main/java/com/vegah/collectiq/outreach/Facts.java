package com.vegah.collectiq.outreach;

import com.vegah.collectiq.compliance.Channel;
import com.vegah.collectiq.compliance.ContactFacts;
import com.vegah.collectiq.compliance.ContactFacts.PastCall;
import com.vegah.collectiq.compliance.Zones;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.settings.Settings;
import java.time.Duration;
import java.util.List;

/** Puts together what the guard looks at. Pure. */
final class Facts {
    /** How far back calls matter to any rule. */
    static final Duration LOOKED_BACK = Duration.ofDays(30);

    private Facts() {}

    static ContactFacts of(
            Account account, Stage stage, List<PastCall> calls, boolean unsettled, Settings.Contact policy) {
        Payer payer = account.payer();
        Channel channel = channel(stage);
        boolean hasAddress = channel == Channel.AI_CALL
                ? payer.contact().phone().isPresent()
                : payer.contact().email().isPresent();
        return new ContactFacts(
                payer.id(),
                channel,
                payer.type(),
                payer.place().jurisdiction(),
                Zones.of(payer.place().timeZone(), payer.contact().phone()),
                stage,
                payer.lastStatus() == OutreachStatus.OPTED_OUT,
                hasAddress,
                payer.aiCallConsentAt(),
                calls,
                unsettled,
                policy);
    }

    /** Letters for stages 1 and 2, a call for stage 3; CURRENT is contacted by neither. */
    static Channel channel(Stage stage) {
        return switch (stage) {
            case CURRENT, STAGE_1, STAGE_2 -> Channel.EMAIL;
            case STAGE_3 -> Channel.AI_CALL;
        };
    }
}
