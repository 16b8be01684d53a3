package com.vegah.collectiq.twilio;

import com.twilio.rest.api.v2010.account.Call;
import com.vegah.collectiq.call.Line.Dialled;
import com.vegah.collectiq.call.Line.Order;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PhoneNumber;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came of the one request that dials. In doubt the outcome is unclear: a call may exist, and the carrier is to be asked. */
final class Outcomes {
    /** The call's state does not allow the change. */
    static final int ALREADY_OVER = 21220;

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Settings.Twilio settings;

    Outcomes(Settings.Twilio settings) {
        this.settings = settings;
    }

    Dialled of(Order order, Supplier<Call> request) {
        try {
            return accepted(request.get());
        } catch (Failure.Unsent e) {
            LOG.warn("Attempt {} was not placed: {}", order.attempt(), e.getMessage());
            return new Dialled.Refused("network", Refusal.unreachable(settings.apiUrl()));
        } catch (Failure.Answered e) {
            LOG.warn("Attempt {}: {} {}", order.attempt(), e.getMessage(), e.said());
            return e.isRefusal() ? refused(e, order.to()) : new Dialled.Unclear(e.sentence());
        } catch (Failure.Lost e) {
            LOG.warn("Attempt {} is unclear: {}", order.attempt(), e.sentence());
            return new Dialled.Unclear(e.sentence());
        } catch (RuntimeException e) {
            LOG.warn("Attempt {} is unclear", order.attempt(), e);
            return new Dialled.Unclear(e.toString());
        }
    }

    private static Dialled accepted(Call call) {
        String sid = call.getSid();
        if (sid == null || !SID.matcher(sid).matches()) {
            return new Dialled.Unclear("Answered 2xx without a call's sid");
        }
        return new Dialled.Accepted(new CallSid(sid));
    }

    private Dialled refused(Failure.Answered answer, PhoneNumber to) {
        String from = settings.phoneNumber().map(PhoneNumber::e164).orElse("");
        int code = answer.code() == 0 ? answer.status() : answer.code();
        return new Dialled.Refused(String.valueOf(code), Refusal.of(answer, to.e164(), from));
    }
}
