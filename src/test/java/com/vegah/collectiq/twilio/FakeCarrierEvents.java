package com.vegah.collectiq.twilio;

import com.vegah.collectiq.call.CallRecord.AnsweredBy;
import com.vegah.collectiq.call.CarrierEvents;
import com.vegah.collectiq.call.Line;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.StreamSid;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Knows one attempt and one token, and notes in words what it is told. */
final class FakeCarrierEvents implements CarrierEvents {
    static final String GOOD_TOKEN = "t0ken";

    final List<String> told = new CopyOnWriteArrayList<>();
    volatile Optional<Media> media = Optional.empty();
    volatile boolean broken;
    volatile boolean anyCall;

    @Override
    public Optional<StreamTicket> answered(AttemptId attempt, CallSid sid) {
        failIfBroken();
        told.add("answered " + attempt + " " + sid);
        return attempt.equals(Lines.ATTEMPT)
                ? Optional.of(new StreamTicket(GOOD_TOKEN, Lines.PAYER.value()))
                : Optional.empty();
    }

    @Override
    public void status(Optional<AttemptId> attempt, CallSid sid, Line.CarrierStatus status, StatusDetail detail) {
        told.add("status " + attempt.map(AttemptId::value).orElse("-") + " " + sid + " " + status + " "
                + (detail.sequence().isPresent() ? detail.sequence().getAsInt() : "-") + " "
                + detail.duration().map(Object::toString).orElse("-") + " "
                + detail.errorCode().orElse("-"));
    }

    @Override
    public void answeredBy(Optional<AttemptId> attempt, CallSid sid, AnsweredBy by) {
        told.add("answeredBy " + attempt.map(AttemptId::value).orElse("-") + " " + sid + " " + by);
    }

    @Override
    public void streamReport(CallSid sid, String event, String error) {
        told.add("stream " + sid + " " + event + " " + error);
    }

    @Override
    public Optional<StreamEvents> start(String token, CallSid sid, StreamSid stream, Media media) {
        failIfBroken();
        told.add("start " + sid + " " + stream);
        if (!token.equals(GOOD_TOKEN) || !(anyCall || sid.value().equals(Lines.CALL))) {
            return Optional.empty();
        }
        this.media = Optional.of(media);
        return Optional.of(new Heard());
    }

    private void failIfBroken() {
        if (broken) {
            throw new IllegalStateException("broken on purpose");
        }
    }

    private final class Heard implements StreamEvents {
        @Override
        public void media(String base64, long timestampMillis) {
            if (base64.equals("BOOM")) {
                throw new IllegalStateException("broken on purpose");
            }
            told.add("media " + base64 + " " + timestampMillis);
        }

        @Override
        public void mark(String name) {
            told.add("mark " + name);
        }

        @Override
        public void digit(String digit) {
            told.add("digit " + digit);
        }

        @Override
        public void stopped() {
            told.add("stopped");
        }

        @Override
        public void closed() {
            told.add("closed");
        }
    }
}
