package com.vegah.collectiq.ui;

import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.PayerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** A desk whose rows, answers and obstacles a test sets. */
public final class FakeDesk implements Desk {
    public final List<PayerId> asked = new CopyOnWriteArrayList<>();
    private final AtomicLong version = new AtomicLong();
    private volatile List<Row> rows = List.of();
    private volatile Optional<Obstacle> obstacle = Optional.empty();
    private volatile Function<PayerId, Result> answer = Result.NoSuchPayer::new;

    public FakeDesk with(List<Row> now) {
        rows = List.copyOf(now);
        version.incrementAndGet();
        return this;
    }

    /** Replaces the row of the same payer. */
    public void change(Row row) {
        List<Row> now = new ArrayList<>(rows);
        now.replaceAll(
                old -> old.account().payer().id().equals(row.account().payer().id()) ? row : old);
        with(now);
    }

    public void answer(Function<PayerId, Result> next) {
        answer = next;
    }

    public void hinder(Optional<Obstacle> why) {
        obstacle = why;
    }

    @Override
    public List<Row> worklist() {
        return rows;
    }

    @Override
    public Optional<Row> row(PayerId payer) {
        return rows.stream()
                .filter(row -> row.account().payer().id().equals(payer))
                .findFirst();
    }

    @Override
    public long version() {
        return version.get();
    }

    @Override
    public Optional<Obstacle> callObstacle() {
        return obstacle;
    }

    @Override
    public Result contact(PayerId payer, String actor) {
        asked.add(payer);
        return answer.apply(payer);
    }
}
