package com.vegah.collectiq.server;

import com.vegah.collectiq.value.Obstacle;
import java.net.URI;
import java.util.Optional;

/** The address that the settings name; it never changes. */
public record FixedUrl(URI url) implements PublicUrl {
    @Override
    public Optional<URI> current() {
        return Optional.of(url);
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return Optional.empty();
    }
}
