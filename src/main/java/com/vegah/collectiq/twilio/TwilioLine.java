package com.vegah.collectiq.twilio;

import com.twilio.base.Page;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.CallReader;
import com.vegah.collectiq.call.Line;
import com.vegah.collectiq.compliance.Channel;
import com.vegah.collectiq.compliance.Permit;
import com.vegah.collectiq.server.PublicUrl;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The carrier by Twilio's REST API. Safe for every thread; every method but {@code obstacle} and {@code from} blocks on the network. */
public final class TwilioLine implements Line {
    private static final Logger LOG = LoggerFactory.getLogger(TwilioLine.class);
    /** Twilio's clock and ours may differ, and its dates are whole seconds. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private static final long PAGE = 50;
    private static final int MOST_PAGES = 4;

    private final Settings.Twilio settings;
    private final PublicUrl publicUrl;
    private final Optional<Rest> rest;
    private final Outcomes outcomes;
    private final CallReading reading;

    public TwilioLine(Settings.Twilio settings, PublicUrl publicUrl, Timekeeper time) {
        this(settings, publicUrl, time, SingleShot.Patience.USUAL);
    }

    TwilioLine(Settings.Twilio settings, PublicUrl publicUrl, Timekeeper time, SingleShot.Patience patience) {
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.rest = Rest.of(settings, patience, time);
        this.outcomes = new Outcomes(settings);
        this.reading = new CallReading(time.clock());
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return Refusal.missing(settings).or(publicUrl::obstacle);
    }

    @Override
    public PhoneNumber from() {
        return settings.phoneNumber().orElseThrow(() -> new IllegalStateException("twilio.phone-number is not set"));
    }

    @Override
    public Dialled dial(Order order, Permit permit) {
        if (!permit.payer().equals(order.payer()) || permit.channel() != Channel.AI_CALL) {
            throw new IllegalArgumentException("The permit is not for a call to payer " + order.payer());
        }
        Optional<URI> address = publicUrl.current();
        Optional<Obstacle> obstacle = obstacle();
        if (obstacle.isPresent() || address.isEmpty() || rest.isEmpty()) {
            return new Dialled.Refused("not-set-up", obstacle.orElseGet(Refusal::noPublicUrl));
        }
        CallCreator creation = Creation.of(order, from(), new Addresses(address.get()));
        return outcomes.of(order, () -> creation.create(rest.get().once()));
    }

    @Override
    public void hangUp(CallSid sid) {
        try {
            // "completed" ends a call whether it rings or talks, "canceled" only one that rings:
            // voice/api/call-resource
            Call.updater(sid.value()).setStatus(Call.UpdateStatus.COMPLETED).update(rest().once());
        } catch (Failure.Answered e) {
            if (e.code() != Outcomes.ALREADY_OVER) {
                throw new Unreachable("Hang up " + sid + ": " + e.getMessage(), e);
            }
            LOG.debug("Call {} had ended already", sid);
        } catch (RuntimeException e) {
            throw new Unreachable("Hang up " + sid + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<CarrierCall> fetch(CallSid sid) {
        return rest().read("Ask for call " + sid, client -> {
            try {
                return reading.of(Call.fetcher(sid.value()).fetch(client));
            } catch (Failure.Answered e) {
                if (e.status() == 404) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Reads back to two minutes before {@code since}, as clocks differ: whoever looks for one call compares sids. */
    @Override
    public List<CarrierCall> callsTo(PhoneNumber to, Instant since) {
        // A queued call has no start time, so that a StartTime filter would miss it: the creation date is compared
        // here.
        Instant from = since.minus(SKEW);
        CallReader reader = Call.reader().setTo(to.e164()).setPageSize(PAGE);
        List<CarrierCall> calls = new ArrayList<>();
        Page<Call> page = rest().read("List calls", reader::firstPage);
        for (int pages = 1; ; pages++) {
            List<CarrierCall> read = page.getRecords().stream()
                    .flatMap(call -> reading.of(call).stream())
                    .toList();
            read.stream()
                    .filter(call -> call.to().equals(to) && !call.createdAt().isBefore(from))
                    .forEach(calls::add);
            boolean older = read.stream().anyMatch(call -> call.createdAt().isBefore(from));
            if (older || !page.hasNextPage() || pages == MOST_PAGES) {
                break;
            }
            Page<Call> last = page;
            page = rest().read("List more calls", client -> reader.nextPage(last, client));
        }
        calls.sort(Comparator.comparing(CarrierCall::createdAt).reversed());
        return calls;
    }

    private Rest rest() {
        return rest.orElseThrow(() -> new Unreachable("Twilio's credentials are not set", new IllegalStateException()));
    }
}
