package com.vegah.collectiq.rehearsal.carrier;

import com.vegah.collectiq.rehearsal.Backstage;
import com.vegah.collectiq.rehearsal.Credentials;
import com.vegah.collectiq.rehearsal.LoopbackOnly;
import com.vegah.collectiq.rehearsal.Tape;
import com.vegah.collectiq.rehearsal.payer.Casting;
import com.vegah.collectiq.rehearsal.speech.Hearing;
import com.vegah.collectiq.rehearsal.speech.Speech;
import com.vegah.collectiq.server.Outward;
import com.vegah.collectiq.server.Route;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The carrier: its REST routes, and the calls that they place. One POST is one call, and no call leaves this computer. */
public final class Carrier implements AutoCloseable {
    private static final int MOST_KEPT = 2_000;

    private final Studio studio;
    private final Casting casting;
    private final Deque<PhoneCall> calls = new ArrayDeque<>();
    private final AtomicInteger placed = new AtomicInteger();

    public Carrier(
            Backstage stage,
            Credentials credentials,
            Speech speech,
            Hearing hearing,
            Casting casting,
            Outward outward,
            Optional<Tape> tape) {
        this.casting = casting;
        this.studio = new Studio(
                stage,
                credentials,
                new Webhooks(credentials.authToken()),
                speech,
                hearing,
                new LoopbackOnly(outward),
                tape,
                new AtomicInteger());
    }

    /** The REST API's paths under {@code /2010-04-01}. */
    public List<Route> routes() {
        String account = "/2010-04-01/Accounts/" + studio.credentials().accountSid();
        RestDoor door = new RestDoor(studio.credentials());
        return List.of(
                new CallsRoute(account + "/Calls.json", this, door),
                new CallRoute(account + "/Calls/{token}", this, door),
                new AccountRoute("/2010-04-01/Accounts/{token}", studio.credentials(), door));
    }

    /** How many calls were placed. */
    public int callsPlaced() {
        return placed.get();
    }

    /** How often the product said something on a stream that the carrier would have complained of. */
    public int warnings() {
        return studio.warnings().get();
    }

    /** Hangs up what is left; nobody is told of it any more. */
    @Override
    public void close() {
        studio.stage()
                .execute(() -> calls.stream()
                        .filter(call -> !call.state().isFinal())
                        .forEach(call -> call.update("completed")));
        studio.webhooks().close();
    }

    CallState place(Form form) {
        CallOrder order = CallOrder.of(form, studio.credentials().number());
        placed.incrementAndGet();
        return studio.stage().ask(() -> {
            PhoneCall call = new PhoneCall(order, casting.play(order.payer()), studio);
            calls.addFirst(call);
            if (calls.size() > MOST_KEPT) {
                calls.removeLast();
            }
            call.place();
            return call.state();
        });
    }

    /** Newest first. */
    List<CallState> states() {
        return studio.stage().ask(() -> calls.stream().map(PhoneCall::state).toList());
    }

    Optional<CallState> state(String sid) {
        return states().stream().filter(state -> state.sid().equals(sid)).findFirst();
    }

    /** Empty where there is no such call; throws {@link Refusal} where the call is past it. */
    Optional<CallState> update(String sid, Form form) {
        Optional<CallOrder.Program> program = CallOrder.program(form);
        return studio.stage()
                .ask(() -> calls.stream()
                        .filter(call -> call.state().sid().equals(sid))
                        .findFirst()
                        .map(call -> Updated.of(call, form, program)))
                .map(Updated::orThrow);
    }

    /** What an update came to, carried from the stage to the worker that asked. */
    private record Updated(CallState state, Optional<Refusal> refusal) {
        static Updated of(PhoneCall call, Form form, Optional<CallOrder.Program> program) {
            try {
                form.get("Status").ifPresent(call::update);
                program.ifPresent(call::redirect);
                return new Updated(call.state(), Optional.empty());
            } catch (Refusal refusal) {
                return new Updated(call.state(), Optional.of(refusal));
            }
        }

        CallState orThrow() {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            return state;
        }
    }
}
