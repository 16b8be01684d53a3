package com.vegah.collectiq.server;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.value.Obstacle;
import java.net.URI;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Our own port on loopback, where the other side is this very computer: a rehearsal. None before the port is open (0). */
public record LoopbackUrl(IntSupplier port) implements PublicUrl {
    @Override
    public Optional<URI> current() {
        int open = port.getAsInt();
        return open == 0 ? Optional.empty() : Optional.of(URI.create("http://127.0.0.1:" + open));
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return current().isPresent()
                ? Optional.empty()
                : Optional.of(new Obstacle(text("server.closed.cause"), text("server.closed.remedy")));
    }
}
