package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.CallRecord.AnsweredBy;
import com.vegah.collectiq.call.CallRecord.EndedBy;
import com.vegah.collectiq.call.recording.Recorder;
import com.vegah.collectiq.compliance.Channel;
import com.vegah.collectiq.compliance.Permit;
import com.vegah.collectiq.outreach.Dialler;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.time.Timekeeper.Alarm;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import com.vegah.collectiq.value.StreamSid;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls and holds those that live. Safe for every thread; only {@link #call}, which commits the call's row, and {@link #close} take their time.
 */
public final class CallDesk implements Dialler, CarrierEvents, LiveCalls {
    /** How long an ended call stays to be seen. */
    static final Duration LINGER = Duration.ofSeconds(90);

    private static final Logger LOG = LoggerFactory.getLogger(CallDesk.class);
    private static final int SECONDS_TO_WRITE = 3;

    private final Map<AttemptId, LiveCall> calls = new ConcurrentHashMap<>();
    private final Map<CallSid, LiveCall> bySid = new ConcurrentHashMap<>();
    private final Map<PayerId, AttemptId> busy = new ConcurrentHashMap<>();
    private final Set<Permit> used = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final Watchers watchers = new Watchers();
    private final Works works;
    private final DialQueue queue;
    private final Recovery recovery;
    private volatile boolean closing;

    public CallDesk(CallParts parts, CallRules rules, Timekeeper time) {
        this(parts, rules, time, Hands.hired(rules.settings().call().maxConcurrent()));
    }

    CallDesk(CallParts parts, CallRules rules, Timekeeper time, Hands hands) {
        Settings settings = rules.settings();
        this.works = new Works(
                parts,
                rules,
                time,
                hands,
                new Clerk(hands.store(), time),
                settings.call().record()
                        ? Optional.of(new Recorder(settings.dataDir().resolve("recordings")))
                        : Optional.empty(),
                new OurRegistry());
        this.queue =
                new DialQueue(settings.call().maxConcurrent(), settings.twilio().callsPerSecond(), time, hands.dial());
        this.recovery = new Recovery(works, calls::containsKey);
    }

    /** Settles, in the background, what an earlier run left open. Once, when everything is wired. */
    public void start() {
        recovery.begin();
    }

    @Override
    public Optional<Obstacle> obstacle() {
        if (closing) {
            return Optional.of(new Obstacle(text("call.closing.cause"), text("call.closing.remedy")));
        }
        return works.parts().line().obstacle().or(() -> works.parts().voice().obstacle());
    }

    @Override
    public Begun call(Account account, Permit permit, String actor) {
        PayerId payer = account.payer().id();
        PhoneNumber to = account.payer()
                .contact()
                .phone()
                .orElseThrow(() -> new IllegalArgumentException("Payer " + payer + " has no telephone number"));
        if (closing) {
            throw new IllegalStateException("No call is begun any more: the desk is closing");
        }
        use(permit, payer);
        AttemptId attempt = new AttemptId(UUID.randomUUID().toString());
        AttemptId other = busy.putIfAbsent(payer, attempt);
        if (other != null) {
            throw new IllegalStateException("Payer " + payer + " is on a call already: " + other);
        }
        try {
            return begin(new CallState(attempt, account, works.parts().line().from(), to, works.now()), permit, actor);
        } catch (RuntimeException e) {
            busy.remove(payer, attempt);
            throw e;
        }
    }

    @Override
    public Optional<StreamTicket> answered(AttemptId attempt, CallSid sid) {
        LiveCall call = calls.get(attempt);
        if (call == null) {
            LOG.warn("Call {} was answered for attempt {}, which is not open here", sid, attempt);
            return Optional.empty();
        }
        String payer = call.state().account().payer().id().value();
        return call.answered(sid).map(token -> new StreamTicket(token, payer));
    }

    @Override
    public void status(Optional<AttemptId> attempt, CallSid sid, Line.CarrierStatus status, StatusDetail detail) {
        find(attempt, sid)
                .ifPresentOrElse(
                        call -> call.status(sid, status, detail),
                        () -> recovery.told(attempt, sid, status, detail.duration()));
    }

    @Override
    public void answeredBy(Optional<AttemptId> attempt, CallSid sid, AnsweredBy by) {
        find(attempt, sid)
                .ifPresentOrElse(call -> call.answeredBy(sid, by), () -> recovery.answeredBy(attempt, sid, by));
    }

    @Override
    public void streamReport(CallSid sid, String event, String error) {
        LiveCall call = bySid.get(sid);
        if (call != null) {
            call.event("carrier." + event, error);
        }
    }

    @Override
    public Optional<StreamEvents> start(String token, CallSid sid, StreamSid stream, Media media) {
        LiveCall call = bySid.get(sid);
        if (call == null) {
            return Optional.empty();
        }
        Optional<StreamEvents> events = call.start(token, media);
        events.ifPresent(in -> call.event("carrier.stream", stream.value()));
        return events;
    }

    @Override
    public List<CallView> now() {
        return watchers.now();
    }

    @Override
    public Watch watch(Consumer<CallView> watcher) {
        return watchers.watch(watcher);
    }

    @Override
    public Watch watchTurns(AttemptId attempt, Consumer<Turn> watcher) {
        LiveCall call = calls.get(attempt);
        return call == null ? () -> {} : call.watchTurns(watcher);
    }

    @Override
    public void pauseRecording(AttemptId attempt, boolean pause) {
        Optional.ofNullable(calls.get(attempt)).ifPresent(call -> call.pauseRecording(pause));
    }

    @Override
    public void hangUp(AttemptId attempt, EndedBy by) {
        LiveCall call = calls.get(attempt);
        if (call != null) {
            call.hangUp(by);
        }
    }

    /** Calls that wait to be dialled, for the health page. */
    public int waitingToDial() {
        return queue.waiting();
    }

    /** What waits to be written, for the health page. */
    public int waitingToBeWritten() {
        return works.clerk().queued();
    }

    /** Calls that an earlier run left open and the carrier has not told about yet. */
    public int leftOpen() {
        return recovery.open();
    }

    /** Ends every call politely and waits until all are settled and written, but no longer than this and a little. Idempotent. */
    public void close(Duration limit) {
        closing = true;
        List<LiveCall> live = List.copyOf(calls.values());
        live.forEach(call -> call.post(call.ending()::part));
        CompletableFuture<Void> settled =
                CompletableFuture.allOf(live.stream().map(LiveCall::ended).toArray(CompletableFuture[]::new));
        Alarm enough = works.time().after(limit, () -> settled.complete(null));
        settled.join();
        enough.cancel();
        works.clerk()
                .caughtUp()
                .completeOnTimeout(null, SECONDS_TO_WRITE, TimeUnit.SECONDS)
                .join();
        works.hands().close();
        works.recorder().ifPresent(Recorder::close);
    }

    private Begun begin(CallState state, Permit permit, String actor) {
        works.parts().calls().insert(state.row());
        LiveCall call = new LiveCall(state, permit, actor, works);
        calls.put(state.attempt(), call);
        Instant now = state.createdAt();
        PayerId payer = state.account().payer().id();
        try {
            works.parts().payers().record(payer, OutreachStatus.CALL_INITIATED, now);
        } catch (RuntimeException e) {
            LOG.error("The status of payer {} could not be written", payer, e);
        }
        watchers.show(state.view(CallView.Speaking.NOBODY, CallView.Recorded.NO));
        queue.add(call.dialling());
        return new Begun(state.attempt(), call.ended());
    }

    private void use(Permit permit, PayerId payer) {
        if (!permit.payer().equals(payer) || permit.channel() != Channel.AI_CALL) {
            throw new IllegalArgumentException("The permit is not for calling payer " + payer);
        }
        if (!used.add(permit)) {
            throw new IllegalArgumentException("The permit to call payer " + payer + " was used before");
        }
    }

    private Optional<LiveCall> find(Optional<AttemptId> attempt, CallSid sid) {
        return attempt.map(calls::get).or(() -> Optional.ofNullable(bySid.get(sid)));
    }

    private void forget(LiveCall call) {
        AttemptId attempt = call.state().attempt();
        calls.remove(attempt);
        call.sid().ifPresent(sid -> bySid.remove(sid, call));
        watchers.forget(attempt);
    }

    /** The desk as its calls see it. */
    private final class OurRegistry implements Works.Registry {
        @Override
        public void known(CallSid sid, LiveCall call) {
            bySid.put(sid, call);
        }

        @Override
        public boolean taken(CallSid sid) {
            return bySid.containsKey(sid);
        }

        @Override
        public void show(CallView view) {
            watchers.show(view);
        }

        @Override
        public void withdrawn(LiveCall call) {
            queue.remove(call.dialling());
        }

        @Override
        public void free() {
            queue.free();
        }

        @Override
        public void settled(LiveCall call) {
            busy.remove(call.state().account().payer().id(), call.state().attempt());
            works.time().after(LINGER, () -> forget(call));
        }

        @Override
        public boolean closing() {
            return closing;
        }
    }
}
