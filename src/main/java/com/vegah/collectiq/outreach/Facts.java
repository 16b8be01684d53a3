package com.vegah.collectiq.outreach;

import com.vegah.collectiq.compliance.Channel;
import com.vegah.collectiq.compliance.ContactFacts;
import com.vegah.collectiq.compliance.ContactFacts.PastCall;
import com.vegah.collectiq.compliance.Said;
import com.vegah.collectiq.compliance.Zones;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Notice;
import com.vegah.collectiq.receivable.Notice.Kind;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Puts together what the guard looks at. Pure. */
final class Facts {
    /** How far back calls matter to any rule. */
    static final Duration LOOKED_BACK = Duration.ofDays(30);

    /** So many strangers at one number, and it is not the payer's. */
    private static final int STRANGERS = 2;

    private Facts() {}

    static ContactFacts of(
            Account account,
            Stage stage,
            List<PastCall> calls,
            boolean unsettled,
            List<Notice> notices,
            Settings.Contact policy) {
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
                said(channel, payer, notices),
                policy);
    }

    private static Said said(Channel channel, Payer payer, List<Notice> notices) {
        Notice.Kind stop = channel == Channel.AI_CALL ? Kind.STOP_CALLS : Kind.STOP_EMAIL;
        String phone = payer.contact().phone().map(PhoneNumber::e164).orElse("");
        List<Notice> strangers = notices.stream()
                .filter(notice ->
                        notice.kind() == Kind.WRONG_PARTY && notice.about().equals(phone))
                .toList();
        return new Said(
                notices.stream().anyMatch(notice -> notice.kind() == stop || notice.kind() == Kind.STOP_ALL),
                notices.stream().anyMatch(notice -> notice.kind() == Kind.DISPUTE),
                strangers.size() >= STRANGERS,
                last(notices, Kind.HARDSHIP).map(Notice::at),
                strangers.isEmpty()
                        ? Optional.empty()
                        : Optional.of(strangers.get(strangers.size() - 1).at()),
                last(notices, Kind.CALLBACK).flatMap(Notice::due));
    }

    private static Optional<Notice> last(List<Notice> notices, Kind kind) {
        return notices.stream().filter(notice -> notice.kind() == kind).reduce((earlier, later) -> later);
    }

    /** Letters for stages 1 and 2, a call for stage 3; CURRENT is contacted by neither. */
    static Channel channel(Stage stage) {
        return switch (stage) {
            case CURRENT, STAGE_1, STAGE_2 -> Channel.EMAIL;
            case STAGE_3 -> Channel.AI_CALL;
        };
    }
}
