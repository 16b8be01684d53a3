package com.vegah.collectiq.rehearsal.carrier;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.rehearsal.Credentials;
import com.vegah.collectiq.rehearsal.payer.Person;
import com.vegah.collectiq.rehearsal.payer.Story;
import com.vegah.collectiq.time.Timekeeper.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call of the carrier, from queued to its end, with a made-up person at the other end. Lives on the stage. */
final class PhoneCall {
    private static final Duration TO_INITIATED = Duration.ofMillis(150);
    private static final Duration TO_RINGING = Duration.ofMillis(450);

    private final CallOrder order;
    private final Story story;
    private final Studio studio;
    private final Callbacks callbacks;
    private final Person person;
    private final CallProgram program;
    private final List<Alarm> alarms = new ArrayList<>();
    private CallState state;

    PhoneCall(CallOrder order, Story story, Studio studio) {
        this.order = order;
        this.story = story;
        this.studio = studio;
        Instant now = now();
        this.state = new CallState(
                Credentials.sid("CA"),
                order.to(),
                order.from(),
                "queued",
                now,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        this.callbacks = new Callbacks(order, state.sid(), studio);
        this.person = new Person(
                story,
                studio.speech(),
                studio.hearing(),
                LocalDate.now(studio.stage().clock()));
        this.program = new CallProgram(state.sid(), studio, callbacks, () -> end("completed", Optional.empty()));
    }

    CallState state() {
        return state;
    }

    void place() {
        after(TO_INITIATED, () -> {
            callbacks.status("initiated", state, Optional.empty());
            switch (story.ring()) {
                case BUSY -> after(story.rings(), () -> end("busy", Optional.of("486")));
                case ANSWERS, NO_ANSWER -> after(TO_RINGING, this::ring);
            }
        });
    }

    /** Status as the REST resource takes it; completed ends any call, canceled only one that nobody answered. */
    void update(String status) {
        if (state.isFinal()) {
            throw new Refusal(400, 21220, "Call is not in-progress. Cannot redirect or end it.");
        }
        boolean talking = state.status().equals("in-progress");
        if (status.equals("completed")) {
            end(talking ? "completed" : "canceled", Optional.empty());
        } else if (status.equals("canceled") && !talking) {
            end("canceled", Optional.of("487"));
        }
    }

    /** New instructions for a running call. */
    void redirect(CallOrder.Program instructions) {
        if (!state.status().equals("in-progress")) {
            throw new Refusal(400, 21220, "Call is not in-progress. Cannot redirect.");
        }
        program.run(instructions, callbacks.common("in-progress"));
    }

    private void ring() {
        become("ringing");
        callbacks.status("ringing", state, Optional.empty());
        boolean answers = story.ring() == Story.Ring.ANSWERS && story.rings().compareTo(order.timeout()) < 0;
        if (answers) {
            after(story.rings(), this::answer);
        } else {
            after(order.timeout(), () -> end("no-answer", Optional.of("487")));
        }
    }

    private void answer() {
        become("in-progress");
        callbacks.status("answered", state, Optional.empty());
        after(order.timeLimit(), () -> end("completed", Optional.empty()));
        alarms.add(studio.stage().every(Frame.LENGTH, this::tick));
        boolean waitForVerdict =
                order.detection().wanted() && !order.detection().beside();
        if (order.detection().wanted()) {
            after(story.verdictAfter(), () -> verdict(waitForVerdict));
        }
        if (!waitForVerdict) {
            program.run(order.program(), callbacks.common("in-progress"));
        }
    }

    private void verdict(boolean waited) {
        state = state.answeredBy(story.answeredBy(), now());
        if (waited) {
            var fields = callbacks.common("in-progress");
            fields.put("AnsweredBy", story.answeredBy());
            fields.put(
                    "MachineDetectionDuration",
                    String.valueOf(story.verdictAfter().toMillis()));
            program.run(order.program(), fields);
        } else {
            callbacks.machine(story.answeredBy(), story.verdictAfter().toMillis());
        }
    }

    private void tick() {
        if (state.isFinal()) {
            return;
        }
        program.tick(person);
        if (person.hungUp()) {
            end("completed", Optional.of("200"));
        }
    }

    private void end(String status, Optional<String> sipCode) {
        if (state.isFinal()) {
            return;
        }
        alarms.forEach(Alarm::cancel);
        program.stop();
        become(status);
        callbacks.status("completed", state, sipCode);
    }

    private void become(String status) {
        state = state.with(status, now());
    }

    private void after(Duration delay, Runnable act) {
        alarms.add(studio.stage().after(delay, () -> {
            if (!state.isFinal()) {
                act.run();
            }
        }));
    }

    private Instant now() {
        return studio.stage().clock().instant();
    }
}
