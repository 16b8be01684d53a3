package com.vegah.collectiq.server;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.value.Obstacle;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;

/** The public port could not be opened; says which, why and what to do. */
public final class CannotListen extends RuntimeException {
    private final transient Obstacle obstacle;

    CannotListen(InetSocketAddress address, IOException cause) {
        this(obstacle(address, String.valueOf(cause.getMessage())), cause);
    }

    private CannotListen(Obstacle obstacle, IOException cause) {
        super(obstacle.toString(), cause);
        this.obstacle = obstacle;
    }

    public Obstacle obstacle() {
        return obstacle;
    }

    private static Obstacle obstacle(InetSocketAddress address, String message) {
        String host = address.getHostString();
        String port = String.valueOf(address.getPort());
        String low = message.toLowerCase(Locale.ROOT);
        if (low.contains("in use")) {
            return new Obstacle(text("server.port.taken.cause", host, port), text("server.port.taken.remedy", port));
        }
        if (low.contains("denied")) {
            return new Obstacle(text("server.port.forbidden.cause", port), text("server.port.forbidden.remedy"));
        }
        return new Obstacle(
                text("server.port.failed.cause", host, port, message), text("server.port.failed.remedy", host));
    }
}
