package com.vegah.collectiq.openai;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session's first steps: {@code session.created}, our {@code session.update}, {@code session.updated} looked at. Used by one thread. */
final class Setup {
    private static final Logger LOG = LoggerFactory.getLogger(Setup.class);

    private final Dialect dialect;
    private final Trouble trouble;
    private final ObjectNode update;
    private final Consumer<ObjectNode> wire;
    private boolean sent;

    Setup(Dialect dialect, Trouble trouble, ObjectNode session, Consumer<ObjectNode> wire) {
        this.dialect = dialect;
        this.trouble = trouble;
        this.wire = wire;
        this.update = Json.event("session.update", "setup");
        update.set("session", session);
    }

    void created() {
        if (!sent) {
            sent = true;
            wire.accept(update);
        }
    }

    /** Whether we got what we asked for; if not, why the session is over. */
    Optional<Gone> updated(JsonNode session) {
        Dialect.Formats formats = dialect.formats(session);
        return formats.muLawBothWays() ? Optional.empty() : Optional.of(trouble.soundRefused(formats));
    }

    /** An error before the session stands: asked again without the part in question where we can do without, else the end. */
    Optional<Gone> refused(JsonNode error) {
        if (sent && leaveOut(Json.text(error, "param"))) {
            LOG.warn("The voice server does not know {}: asked again without it", Json.text(error, "param"));
            wire.accept(update);
            return Optional.empty();
        }
        return Optional.of(trouble.notSetUp(error));
    }

    private boolean leaveOut(String param) {
        String path = "/" + param.replace('.', '/').replace('[', '/');
        String pointer = path.startsWith("/session/") ? path : "/session" + path;
        return dialect.dispensable().stream()
                .filter(part -> (pointer + "/").startsWith(part + "/"))
                .anyMatch(this::remove);
    }

    private boolean remove(String part) {
        JsonPointer pointer = JsonPointer.compile(part);
        return update.at(pointer.head()) instanceof ObjectNode holder
                && holder.remove(pointer.last().getMatchingProperty()) != null;
    }
}
