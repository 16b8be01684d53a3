package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.call.CallRecord.AnsweredBy;
import com.vegah.collectiq.call.CallRecord.EndedBy;
import com.vegah.collectiq.call.CarrierEvents.StreamEvents;
import com.vegah.collectiq.call.Line.CarrierStatus;
import com.vegah.collectiq.call.Line.Dialled;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.time.Threads;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.StreamSid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever the world tells, in whatever order and however often, one call is dialled once, ends once, and leaves no voice behind. */
class ShuffledEventsTest {
    @Test
    void events_in_any_order_settle_one_call_once() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            CallRig rig = rig(random);
            List<Runnable> events = events(rig, random);
            Collections.shuffle(events, random);
            for (Runnable event : events) {
                event.run();
                rig.time.passMillis(random.nextInt(800));
            }
            settle(rig);
            check(rig, "seed " + seed);
        }
    }

    @Test
    void events_on_many_threads_settle_one_call_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4, Threads.named("world"));
        try {
            for (int seed = 0; seed < 100; seed++) {
                Random random = new Random(seed);
                CallRig rig = rig(random);
                List<Runnable> events = events(rig, random);
                Collections.shuffle(events, random);
                CompletableFuture.allOf(events.stream()
                                .map(event -> CompletableFuture.runAsync(event, threads))
                                .toArray(CompletableFuture[]::new))
                        .get(20, TimeUnit.SECONDS);
                settle(rig);
                check(rig, "seed " + seed);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static CallRig rig(Random random) {
        CallRig rig = new CallRig();
        if (random.nextInt(4) == 0) {
            rig.line.answer = order -> new Dialled.Unclear("reset");
        }
        rig.call();
        rig.line.knows(rig.sid(), CallRig.PHONE, CarrierStatus.IN_PROGRESS, CallRig.NOW);
        return rig;
    }

    private static List<Runnable> events(CallRig rig, Random random) {
        List<Runnable> events = new ArrayList<>();
        List<CarrierStatus> statuses = List.of(CarrierStatus.values());
        for (int i = 0; i < 6; i++) {
            CarrierStatus status = statuses.get(random.nextInt(statuses.size()));
            events.add(() -> rig.status(status));
            events.add(() -> rig.status(status));
        }
        events.add(() -> stream(rig, random.nextInt()));
        events.add(() -> stream(rig, random.nextInt()));
        events.add(() -> voice(rig, 0));
        events.add(() -> voice(rig, 1));
        events.add(() -> voice(rig, random.nextInt(4)));
        if (random.nextBoolean()) {
            AnsweredBy by = List.of(AnsweredBy.values()).get(random.nextInt(4));
            events.add(() -> rig.desk.answeredBy(Optional.of(rig.attempt()), rig.sid(), by));
        }
        if (random.nextBoolean()) {
            events.add(() -> rig.desk.hangUp(rig.attempt(), EndedBy.COLLECTOR));
        }
        return events;
    }

    private static void stream(CallRig rig, int kind) {
        FakeMedia media = new FakeMedia();
        Optional<StreamEvents> stream = rig.desk
                .answered(rig.attempt(), rig.sid())
                .flatMap(ticket -> rig.desk.start(ticket.token(), rig.sid(), new StreamSid("MZ"), media));
        stream.ifPresent(in -> {
            in.media("a", 20);
            media.marks().forEach(in::mark);
            if (kind % 3 == 0) {
                in.stopped();
            }
            if (kind % 2 == 0) {
                in.closed();
            }
        });
    }

    private static void voice(CallRig rig, int kind) {
        if (rig.voice.sessions.isEmpty()) {
            return;
        }
        Voice.Events says = rig.says();
        switch (kind) {
            case 0 -> says.ready();
            case 1 -> {
                says.audio("R", "A", 0, CallRig.sound(300));
                says.speechStarted("P");
                says.payerTextDone("P", "Yes");
            }
            case 2 -> says.toolCall("R", "F", "T", "end_call", Optional.of(Map.of("reason", "x")));
            default -> {
                rig.session().gone = true;
                says.gone(true, new Obstacle("gone", "x"));
            }
        }
    }

    /** At last the carrier knows the end. */
    private static void settle(CallRig rig) {
        rig.line.knows(rig.sid(), CallRig.PHONE, CarrierStatus.COMPLETED, CallRig.NOW);
        rig.time.pass(Duration.ofMinutes(16));
        if (!rig.row().settled()) {
            rig.status(CarrierStatus.COMPLETED);
            rig.time.pass(Duration.ofSeconds(5));
        }
    }

    private static void check(CallRig rig, String seed) {
        assertThat(rig.line.dialled).as(seed).hasSize(1);
        assertThat(rig.row().settled()).as(seed).isTrue();
        assertThat(rig.ending()).as(seed).isEqualTo(rig.row().status()).isNotEqualTo(OutreachStatus.NONE);
        assertThat(rig.voice.allClosed()).as(seed).isTrue();
        List<OutreachStatus> written = rig.books.statuses(CallRig.PAYER);
        assertThat(written.get(written.size() - 1)).as(seed).isEqualTo(rig.row().status());
        assertThat(rig.desk.waitingToBeWritten()).as(seed).isZero();
    }
}
