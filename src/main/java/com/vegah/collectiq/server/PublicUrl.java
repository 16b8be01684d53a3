package com.vegah.collectiq.server;

import com.vegah.collectiq.value.Obstacle;
import java.net.URI;
import java.util.Optional;

/** The address by which the world reaches our one port: set, or found at the tunnel's agent; it may change while we run. Does not block. */
public interface PublicUrl {
    /** Scheme, host and port if any, without a trailing slash. */
    Optional<URI> current();

    /** Why there is none, if so. */
    Optional<Obstacle> obstacle();
}
