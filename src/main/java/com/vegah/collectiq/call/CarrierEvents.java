package com.vegah.collectiq.call;

import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.StreamSid;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the carrier tells us, checked for its signature already. Implemented by the core, called by the carrier's routes; safe for every
 * thread and none of it blocks.
 */
public interface CarrierEvents {
    /** The carrier asks what to do with an outbound call: a stream with its token, or nothing we know of. Adopts the sid for the attempt. */
    Optional<StreamTicket> answered(AttemptId attempt, CallSid sid);

    /** A status callback; idempotent, in any order, nothing final is reopened. Without an attempt the sid alone is used. */
    void status(Optional<AttemptId> attempt, CallSid sid, Line.CarrierStatus status, StatusDetail detail);

    /** The asynchronous machine detection's verdict. */
    void answeredBy(Optional<AttemptId> attempt, CallSid sid, CallRecord.AnsweredBy by);

    /** A stream's own error report, for the log and the call's events. */
    void streamReport(CallSid sid, String event, String error);

    /** A media stream started; empty unless the token is good, unused and of this very call. */
    Optional<StreamEvents> start(String token, CallSid sid, StreamSid stream, Media media);

    /** A single-use token for one stream, its payer, and what is spoken if the stream ends while the call lives. */
    record StreamTicket(String token, String payerId) {}

    record StatusDetail(OptionalInt sequence, Optional<Duration> duration, Optional<String> errorCode) {}

    /** Our end of a call's media stream; safe for every thread, never blocks. Sound is base64 of mu-law, handed on untouched. */
    interface Media {
        void play(String base64);

        void mark(String name);

        /** Drops what the carrier has not played; it then echoes all outstanding marks. */
        void clear();

        /** Closes the stream's socket: the carrier goes on with what stands after the stream. */
        void close();
    }

    /** What comes in by a media stream, in order, from one thread; none of it blocks. */
    interface StreamEvents {
        /** A frame of the payer's sound; {@code timestampMillis} counts from the stream's start. */
        void media(String base64, long timestampMillis);

        void mark(String name);

        void digit(String digit);

        /** The carrier says that the stream ended. */
        void stopped();

        /** The socket is gone, after {@code stopped} or without it. */
        void closed();
    }
}
