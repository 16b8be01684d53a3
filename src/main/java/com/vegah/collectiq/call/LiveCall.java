package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.CallRecord.AnsweredBy;
import com.vegah.collectiq.call.CallRecord.EndedBy;
import com.vegah.collectiq.call.CarrierEvents.Media;
import com.vegah.collectiq.call.CarrierEvents.StatusDetail;
import com.vegah.collectiq.call.CarrierEvents.StreamEvents;
import com.vegah.collectiq.call.Line.CarrierStatus;
import com.vegah.collectiq.compliance.Permit;
import com.vegah.collectiq.outreach.Dialler.Ended;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.time.Timekeeper.Alarm;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.Obstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call from its intent to its settled ending. What the world tells of it may come on any thread, in any order, more than once: it
 * all goes through one mailbox, and only what must be answered on the spot (is this sid ours, is this token good) is decided outside it.
 */
final class LiveCall {
    static final Duration VOICE_READY = Duration.ofSeconds(10);
    static final Duration STREAM_STARTED = Duration.ofSeconds(15);

    /** Before the end of the longest time a call may take. */
    static final Duration WRAP_UP = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(LiveCall.class);

    private final CallState state;
    private final String actor;
    private final Works works;
    private final Mailbox mailbox = new Mailbox();
    private final Ticket ticket = new Ticket();
    private final AtomicReference<@Nullable CallSid> sid = new AtomicReference<>();
    private final AtomicBoolean holdsPlace = new AtomicBoolean();
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();
    private final List<Consumer<Turn>> turnWatchers = new CopyOnWriteArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final Minutes minutes;
    private final Talk talk;
    private final Ending ending;
    private final Dialling dialling;

    LiveCall(CallState state, Permit permit, String actor, Works works) {
        this.state = state;
        this.actor = actor;
        this.works = works;
        this.minutes = new Minutes(state, works);
        this.talk = new Talk(this, works);
        this.ending = new Ending(this, works);
        this.dialling = new Dialling(this, permit, works);
    }

    void post(Runnable event) {
        mailbox.post(event);
    }

    /** An event after a while, unless the call is settled by then. From the mailbox. */
    void later(Duration delay, Runnable event) {
        alarms.add(works.time()
                .after(
                        delay,
                        () -> post(() -> {
                            if (!state.settled()) {
                                event.run();
                            }
                        })));
    }

    CallState state() {
        return state;
    }

    Talk talk() {
        return talk;
    }

    Ending ending() {
        return ending;
    }

    Dialling dialling() {
        return dialling;
    }

    Ticket ticket() {
        return ticket;
    }

    Minutes minutes() {
        return minutes;
    }

    String actor() {
        return actor;
    }

    CompletableFuture<Ended> ended() {
        return ended;
    }

    Optional<CallSid> sid() {
        return Optional.ofNullable(sid.get());
    }

    /** Takes a sid for this call, the first time for good; false where it has another. Any thread. */
    boolean adopt(CallSid found) {
        if (!sid.compareAndSet(null, found)) {
            return found.equals(sid.get());
        }
        works.registry().known(found, this);
        post(() -> {
            state.sid(found);
            save();
            ending.sidKnown();
        });
        return true;
    }

    /** The carrier asks what to do with the call: the token for its stream, if it still may have one. Any thread. */
    Optional<String> answered(CallSid asking) {
        if (!adopt(asking)) {
            LOG.warn("Call {} was answered as {} too, which is not ours to hold", state.attempt(), asking);
            return Optional.empty();
        }
        Optional<String> token = ticket.issue();
        post(this::answered);
        return token;
    }

    /** A stream wants in with a token. Any thread. */
    Optional<StreamEvents> start(String token, Media media) {
        if (!ticket.redeem(token)) {
            return Optional.empty();
        }
        post(() -> streamStarted(media));
        return Optional.of(new StreamEar(this, talk));
    }

    /** A status by callback or by asking. Any thread. */
    void status(CallSid of, CarrierStatus status, StatusDetail detail) {
        if (adopt(of)) {
            post(() -> carrierSays(status, detail));
        } else {
            LOG.warn("Status {} of {} is not about {}", status, of, state.attempt());
        }
    }

    void answeredBy(CallSid of, AnsweredBy by) {
        if (adopt(of)) {
            post(() -> ending.answeredBy(by));
        }
    }

    void pauseRecording(boolean pause) {
        post(() -> talk.pauseRecording(pause));
    }

    void hangUp(EndedBy by) {
        post(() -> ending.hangUp(by));
    }

    LiveCalls.Watch watchTurns(Consumer<Turn> watcher) {
        AtomicBoolean watching = new AtomicBoolean(true);
        Consumer<Turn> guarded = turn -> {
            if (watching.get()) {
                watcher.accept(turn);
            }
        };
        post(() -> {
            talk.conversation().turns().forEach(guarded);
            turnWatchers.add(guarded);
        });
        return () -> {
            watching.set(false);
            post(() -> turnWatchers.remove(guarded));
        };
    }

    /** The dialling queue counts this call as live. Any thread. */
    void holdPlace() {
        holdsPlace.set(true);
    }

    void freePlace() {
        if (holdsPlace.compareAndSet(true, false)) {
            works.registry().free();
        }
    }

    void carrierSays(CarrierStatus status, StatusDetail detail) {
        if (state.settled()) {
            return;
        }
        detail.errorCode().ifPresent(state::errorCode);
        switch (status) {
            case QUEUED, INITIATED -> {}
            case RINGING -> ringing();
            case IN_PROGRESS -> answered();
            case COMPLETED, BUSY, FAILED, NO_ANSWER, CANCELED -> ending.carrierEnded(status, detail);
        }
    }

    void talking() {
        if (state.reach(Phase.TALKING)) {
            changed();
        }
    }

    void identified(String name) {
        if (state.identified(works.now())) {
            event("party.verified", name);
            minutes.journal("AI", "call.verified", name);
            changed();
        }
    }

    /** The payer wants no more contact: written first, then everything else. */
    void optedOut(String reason) {
        minutes.optedOut();
        event("contact.stopped", reason);
        minutes.journal("PAYER", "contact.stopped", reason);
        noteForPeople(text("call.note.stopped"));
    }

    /** A sentence for whoever looks at the call. */
    void noteForPeople(String sentence) {
        state.note(sentence);
        changed();
    }

    void hangUpByAi() {
        ending.hangUp(EndedBy.AI);
    }

    void voiceLost(boolean spoke, Obstacle why) {
        ending.voiceLost(spoke, why);
    }

    void voiceClosed() {
        ending.settleIfReady();
    }

    void streamStopped() {
        ending.streamStopped();
    }

    void streamClosed() {
        ending.streamClosed();
    }

    Conversation.Stamp stamp() {
        Instant now = works.now();
        return new Conversation.Stamp(now, state.offsetMillis(now));
    }

    void tellTurn(Turn turn) {
        turnWatchers.forEach(watcher -> watcher.accept(turn));
    }

    void keepTurn(Turn turn) {
        minutes.turn(turn);
    }

    void event(String kind, String detail) {
        minutes.event(kind, detail);
        post(() -> talk.aftermath().happened(kind));
    }

    Voice.Brief brief() {
        Instructions told = works.rules().instructions();
        event("instructions.version", told.version());
        minutes.instructions(told);
        return works.rules().instructions().brief(state.account(), works.now(), talk.tools());
    }

    /** Writes the row and the payer's status as they are now. */
    void save() {
        minutes.row();
        changed();
    }

    void changed() {
        works.registry().show(state.view(talk.speaking(), talk.recorded()));
    }

    void cancelAlarms() {
        alarms.forEach(Alarm::cancel);
        alarms.clear();
    }

    private void ringing() {
        if (state.ringing(works.now())) {
            save();
            minutes.payer();
            talk.open();
        }
    }

    private void answered() {
        if (!state.answered(works.now())) {
            return;
        }
        save();
        ending.answered();
        talk.open();
        later(VOICE_READY, () -> ending.voiceDue(talk.ready()));
        later(STREAM_STARTED, ending::streamDue);
        Duration longest = works.rules().settings().call().maxDuration();
        Duration half = longest.dividedBy(2);
        later(half.compareTo(WRAP_UP) < 0 ? half : longest.minus(WRAP_UP), talk::wrapUp);
        later(longest, ending::maxDuration);
    }

    private void streamStarted(Media media) {
        answered();
        if (!ending.streamStarted()) {
            media.close();
            return;
        }
        state.show(OutreachStatus.CALL_CONNECTED_TO_AI);
        save();
        minutes.payer();
        talk.attach(media);
    }
}
