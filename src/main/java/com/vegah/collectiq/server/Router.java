package com.vegah.collectiq.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a path: exact, or by its last segment's {@code {token}}. */
final class Router {
    private static final String TOKEN = "{token}";

    private final Map<String, Route> exact = new HashMap<>();
    private final Map<String, Route> byPrefix = new HashMap<>();

    Router(List<Route> routes) {
        for (Route route : routes) {
            String path = route.path();
            boolean open = path.endsWith("/" + TOKEN);
            Route former = open
                    ? byPrefix.put(path.substring(0, path.length() - TOKEN.length()), route)
                    : exact.put(path, route);
            if (former != null || !path.startsWith("/")) {
                throw new IllegalArgumentException("A route's path is absolute and its own, unlike " + path);
            }
        }
    }

    Optional<Route> find(String path) {
        Route route = exact.get(path);
        if (route == null) {
            int last = path.lastIndexOf('/') + 1;
            route = last < path.length() ? byPrefix.get(path.substring(0, last)) : null;
        }
        return Optional.ofNullable(route);
    }
}
