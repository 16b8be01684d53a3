package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import java.time.Duration;

/** What a payer asks of us beside the debt: a person, or to be left alone. Each is followed once. Touched from the call's mailbox alone. */
final class Wishes {
    /** So long the desk rings. */
    static final Duration RINGS = Duration.ofSeconds(20);

    private final LiveCall call;
    private final Floor floor;
    private final Goodbye goodbye;
    private boolean person;
    private boolean rings;
    private boolean stopped;

    Wishes(LiveCall call, Floor floor, Goodbye goodbye) {
        this.call = call;
        this.floor = floor;
        this.goodbye = goodbye;
    }

    /** As {@link #person}, where the AI itself says so; should nobody come, it promises a call back and takes its leave. */
    void ring(String reason) {
        if (!person) {
            person = true;
            call.event("person.asked", reason);
            call.noteForPeople(text("call.note.person-because", reason));
        }
        if (!rings) {
            rings = true;
            floor.later(RINGS, this::nobodyCame);
        }
    }

    private void nobodyCame() {
        call.event("person.none", "");
        call.noteForPeople(text("call.note.person-none"));
        if (!floor.leaving()) {
            floor.ask(text("call.wish.nobody"));
        }
    }

    /** The payer wants to speak with a person: said on the call's stream of events, and to the AI. */
    void person(String reason) {
        if (!person) {
            person = true;
            call.event("person.asked", reason);
            call.noteForPeople(text("call.note.person"));
        }
        if (!floor.leaving()) {
            floor.note(reason);
            floor.ask(text("call.wish.person"));
        }
    }

    /** The payer is never contacted again: written at once, whatever becomes of the call, and the AI takes its leave. */
    void stopContact(String reason) {
        if (stopped) {
            return;
        }
        stopped = true;
        call.optedOut(reason);
        floor.note(reason);
        goodbye.say(text("call.wish.stopped"));
    }
}
