package com.vegah.collectiq.server;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;

/** Opens WebSockets to others on the port's own loop; names are looked up and certificates checked by helpers. */
final class LoopOutward implements Outward {
    private final Sea sea;
    private final Executor helpers;
    private final SSLContext trust;

    LoopOutward(Sea sea, Executor helpers, SSLContext trust) {
        this.sea = sea;
        this.helpers = helpers;
        this.trust = trust;
    }

    @Override
    public Socket connect(URI uri, Map<String, String> headers, int maxMessageBytes, Opening opening) {
        Attempt attempt = new Attempt(sea, helpers, target(uri, headers, maxMessageBytes), opening);
        attempt.begin();
        return attempt;
    }

    private Attempt.Target target(URI uri, Map<String, String> headers, int most) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("wss");
        String host = uri.getHost();
        if (host == null || !(tls || scheme.equals("ws"))) {
            throw new IllegalArgumentException(
                    "A WebSocket's address begins with ws:// or wss:// and a host, unlike " + scheme + "://…");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        return new Attempt.Target(uri, host, port, headers, most, tls ? trust : null);
    }
}
