package com.vegah.collectiq.twilio;

import com.vegah.collectiq.server.Head;
import com.vegah.collectiq.server.Route;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A path that Twilio asks by GET or POST; its act is done only for what is rightly signed. */
final class SignedRoute implements Route.Http {
    private static final Answer FORBIDDEN = Answer.of(403, "text/plain", "Forbidden\n");

    private final String path;
    private final Set<String> methods;
    private final Gate gate;
    private final Function<Signed, Answer> act;

    SignedRoute(String path, Set<String> methods, Gate gate, Function<Signed, Answer> act) {
        this.path = path;
        this.methods = methods;
        this.gate = gate;
        this.act = act;
    }

    /** A request of Twilio's; what it says stands in the form, or in the url of a GET. */
    record Signed(Head head, Optional<Form> form) {
        Optional<String> says(String name) {
            return form.map(fields -> fields.first(name))
                    .orElseGet(() -> head.query(name).filter(value -> !value.isEmpty()));
        }

        /** Ours: we wrote it into the url that Twilio calls. */
        Optional<AttemptId> attempt() {
            return head.query("attempt").filter(value -> !value.isBlank()).map(AttemptId::new);
        }

        Optional<CallSid> call() {
            return says("CallSid").filter(value -> !value.isBlank()).map(CallSid::new);
        }
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Set<String> methods() {
        return methods;
    }

    @Override
    public Admission admit(Head head) {
        return isGet(head) ? gate.get(head) : gate.announced(head);
    }

    @Override
    public Answer handle(Head head, byte[] body) {
        if (isGet(head)) {
            return act.apply(new Signed(head, Optional.empty()));
        }
        Optional<Form> form = gate.post(head, body);
        return form.isPresent() ? act.apply(new Signed(head, form)) : FORBIDDEN;
    }

    private static boolean isGet(Head head) {
        return head.method().equals("GET");
    }
}
