package com.vegah.collectiq.call;

import com.vegah.collectiq.compliance.Permit;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** A carrier that does as a test says, and remembers what it was asked. */
public final class FakeLine implements Line {
    public static final PhoneNumber FROM = new PhoneNumber("+12025550100");

    public final List<Order> dialled = new CopyOnWriteArrayList<>();
    public final List<CallSid> hungUp = new CopyOnWriteArrayList<>();
    public final List<CallSid> fetched = new CopyOnWriteArrayList<>();
    public final Map<CallSid, CarrierCall> knows = new ConcurrentHashMap<>();
    public final AtomicInteger listed = new AtomicInteger();
    public volatile boolean reachable = true;
    public volatile Function<Order, Dialled> answer =
            order -> new Dialled.Accepted(new CallSid("CA-" + order.attempt().value()));
    public volatile Consumer<CallSid> whenHungUp = sid -> {};

    /** What the carrier tells of a call when asked. */
    public void knows(CallSid sid, PhoneNumber to, CarrierStatus status, Instant createdAt) {
        knows.put(
                sid,
                new CarrierCall(
                        sid,
                        to,
                        status,
                        createdAt,
                        Optional.empty(),
                        status == CarrierStatus.COMPLETED ? Optional.of(Duration.ofSeconds(42)) : Optional.empty(),
                        Optional.empty()));
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return Optional.empty();
    }

    @Override
    public PhoneNumber from() {
        return FROM;
    }

    @Override
    public Dialled dial(Order order, Permit permit) {
        dialled.add(order);
        return answer.apply(order);
    }

    @Override
    public void hangUp(CallSid sid) {
        hungUp.add(sid);
        reach();
        whenHungUp.accept(sid);
    }

    @Override
    public Optional<CarrierCall> fetch(CallSid sid) {
        fetched.add(sid);
        reach();
        return Optional.ofNullable(knows.get(sid));
    }

    @Override
    public List<CarrierCall> callsTo(PhoneNumber to, Instant since) {
        listed.incrementAndGet();
        reach();
        return knows.values().stream().filter(call -> call.to().equals(to)).toList();
    }

    private void reach() {
        if (!reachable) {
            throw new Unreachable("no way to the carrier", new IllegalStateException("down"));
        }
    }
}
