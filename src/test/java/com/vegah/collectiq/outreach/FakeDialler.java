package com.vegah.collectiq.outreach;

import com.vegah.collectiq.compliance.Permit;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.Obstacle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Calls that begin at once and end when the test says so. */
public final class FakeDialler implements Dialler {
    private final List<Placed> placed = new CopyOnWriteArrayList<>();
    private volatile Optional<Obstacle> obstacle = Optional.empty();
    private volatile boolean broken;

    /** One call that was asked for. */
    public record Placed(String payer, Permit permit, String actor, Begun begun) {
        public void end(OutreachStatus status) {
            begun.ended().complete(new Ended(status, ""));
        }
    }

    public void obstructed(String cause) {
        obstacle = Optional.of(new Obstacle(cause, "Mend it."));
    }

    public void breakDown() {
        broken = true;
    }

    public List<Placed> placed() {
        return placed;
    }

    public List<String> payers() {
        return placed.stream().map(Placed::payer).toList();
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return obstacle;
    }

    @Override
    public Begun call(Account account, Permit permit, String actor) {
        if (broken) {
            throw new IllegalStateException("the disk is full");
        }
        Begun begun = new Begun(new AttemptId("attempt-" + placed.size()), new CompletableFuture<>());
        placed.add(new Placed(account.payer().id().value(), permit, actor, begun));
        return begun;
    }
}
