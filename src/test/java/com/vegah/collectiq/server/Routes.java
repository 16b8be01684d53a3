package com.vegah.collectiq.server;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Routes for tests. */
final class Routes {
    private Routes() {}

    static Route.Http http(String path, Set<String> methods, BiFunction<Head, byte[], Route.Answer> handler) {
        return http(path, methods, head -> Route.Admission.IN, handler);
    }

    static Route.Http http(
            String path,
            Set<String> methods,
            Function<Head, Route.Admission> gate,
            BiFunction<Head, byte[], Route.Answer> handler) {
        return new Route.Http() {
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
                return gate.apply(head);
            }

            @Override
            public Answer handle(Head head, byte[] body) {
                return handler.apply(head, body);
            }
        };
    }

    /** Answers with method, target and body. */
    static Route.Http mirror(String path) {
        return http(
                path,
                Set.of("GET", "POST"),
                (head, body) -> new Route.Answer(
                        200,
                        "text/plain; charset=utf-8",
                        head.method() + " " + head.target() + " " + new String(body, StandardCharsets.UTF_8),
                        Map.of("X-Test", "yes")));
    }

    static Route.WebSocket socket(String path, BiFunction<Socket, Head, Socket.Listener> opener) {
        return socket(path, head -> Route.Admission.IN, opener);
    }

    static Route.WebSocket socket(
            String path, Function<Head, Route.Admission> gate, BiFunction<Socket, Head, Socket.Listener> opener) {
        return new Route.WebSocket() {
            @Override
            public String path() {
                return path;
            }

            @Override
            public Admission admit(Head head) {
                return gate.apply(head);
            }

            @Override
            public Socket.Listener open(Socket socket, Head head) {
                return opener.apply(socket, head);
            }
        };
    }

    /** Sends back what it gets. */
    static Route.WebSocket echo(String path) {
        return socket(path, (socket, head) -> Heard.echoing(socket));
    }
}
