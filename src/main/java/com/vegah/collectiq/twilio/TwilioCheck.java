package com.vegah.collectiq.twilio;

import static com.vegah.collectiq.value.Texts.text;

import com.twilio.rest.api.v2010.Account;
import com.vegah.collectiq.call.Line;
import com.vegah.collectiq.settings.Check;
import com.vegah.collectiq.settings.Service;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.Obstacle;
import java.util.Optional;

/** Asks Twilio for the account, so that wrong credentials and a suspended account show before the first call. */
public final class TwilioCheck implements Check {
    private final Settings.Twilio settings;
    private final Optional<Rest> rest;

    public TwilioCheck(Settings.Twilio settings, Timekeeper time) {
        this(settings, time, SingleShot.Patience.USUAL);
    }

    TwilioCheck(Settings.Twilio settings, Timekeeper time, SingleShot.Patience patience) {
        this.settings = settings;
        this.rest = Rest.of(settings, patience, time);
    }

    @Override
    public String subject() {
        return Service.TWILIO.title();
    }

    @Override
    public Finding look() {
        Optional<Obstacle> missing = Refusal.missing(settings);
        if (missing.isPresent()) {
            return isUntouched() ? Finding.notSetUp(missing.get()) : Finding.broken(missing.get());
        }
        try {
            return judged(rest.orElseThrow()
                    .read("Ask for the account", client -> Account.fetcher().fetch(client)));
        } catch (Line.Unreachable e) {
            return Finding.broken(why(e));
        }
    }

    private static Finding judged(Account account) {
        if (account.getSid() == null) {
            return Finding.broken(new Obstacle(text("twilio.no-twilio.cause"), text("twilio.no-twilio.remedy")));
        }
        if (account.getStatus() != null && account.getStatus() != Account.Status.ACTIVE) {
            return Finding.broken(new Obstacle(text("twilio.inactive.cause"), text("twilio.inactive.remedy")));
        }
        String trial = account.getType() == Account.Type.TRIAL ? text("twilio.check.trial") : "";
        return Finding.fine(text("twilio.check.fine", account.getSid()) + trial);
    }

    private Obstacle why(Line.Unreachable failure) {
        if (failure.getCause() instanceof Failure.Answered answer) {
            return Refusal.of(answer, "", "");
        }
        if (failure.getCause() instanceof Failure) {
            return Refusal.unreachable(settings.apiUrl());
        }
        return new Obstacle(text("twilio.no-twilio.cause"), text("twilio.no-twilio.remedy"));
    }

    private boolean isUntouched() {
        return settings.accountSid().isEmpty()
                && settings.authToken().isEmpty()
                && settings.phoneNumber().isEmpty();
    }
}
