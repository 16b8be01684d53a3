package com.vegah.collectiq.server;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.time.Threads;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.Obstacle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address that the local ngrok agent gives our port: asked for every two seconds until there is one, then every ten, so that a
 * new one is seen. An agent that fails once is asked again before its address is given up. Safe for every thread.
 */
public final class NgrokTunnel implements PublicUrl, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NgrokTunnel.class);
    private static final Duration WHILE_NONE = Duration.ofSeconds(2);
    private static final Duration WHILE_FOUND = Duration.ofSeconds(10);
    private static final Duration ASK_LIMIT = Duration.ofSeconds(2);
    private static final int MOST_LISTED = 5;

    private final URI agent;
    private final IntSupplier port;
    private final Timekeeper time;
    /** One thread asks and waits, the other does the HTTP client's work. */
    private final ExecutorService asker = Executors.newFixedThreadPool(2, Threads.named("tunnel"));

    private final HttpClient http;
    private volatile Found found;
    private volatile Timekeeper.@Nullable Alarm next;
    private volatile boolean closed;
    private boolean missedOnce;

    private record Found(Optional<URI> url, Optional<Obstacle> obstacle) {
        static Found none(String key, Object... arguments) {
            String base = "server.tunnel." + key;
            return new Found(
                    Optional.empty(),
                    Optional.of(new Obstacle(text(base + ".cause", arguments), text(base + ".remedy", arguments))));
        }
    }

    /** {@code port} tells our own port, 0 as long as it is not open; nothing is asked before {@link #start}. */
    public NgrokTunnel(URI agent, IntSupplier port, Timekeeper time) {
        this.agent = agent;
        this.port = port;
        this.time = time;
        this.http = HttpClient.newBuilder()
                .executor(asker)
                .connectTimeout(ASK_LIMIT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.found = Found.none("asking", agent.toString());
    }

    /** Begins to ask. */
    public void start() {
        askSoon();
    }

    @Override
    public Optional<URI> current() {
        return found.url();
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return found.obstacle();
    }

    @Override
    public void close() {
        closed = true;
        Timekeeper.Alarm planned = next;
        if (planned != null) {
            planned.cancel();
        }
        asker.shutdownNow();
    }

    private void ask() {
        try {
            HttpResponse<String> answer = fetch("/api/endpoints");
            take(judge(answer.statusCode() == 404 ? fetch("/api/tunnels") : answer));
        } catch (IOException e) {
            take(unreachable(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> fetch(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(agent.resolve(path))
                .timeout(ASK_LIMIT)
                .header("Accept", "application/json")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Found judge(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            return Found.none("strange", agent.toString());
        }
        try {
            return choose(AgentList.read(answer.body()));
        } catch (AgentList.NotAnAgent e) {
            return Found.none("strange", agent.toString());
        }
    }

    private Found choose(AgentList list) {
        String ours = String.valueOf(port.getAsInt());
        if (list.entries().isEmpty()) {
            return Found.none("empty", ours);
        }
        List<URI> fitting = list.leadingTo(port.getAsInt());
        if (fitting.size() == 1) {
            return new Found(Optional.of(fitting.get(0)), Optional.empty());
        }
        if (fitting.isEmpty()) {
            return Found.none("elsewhere", ours);
        }
        String names = fitting.stream().limit(MOST_LISTED).map(URI::toString).collect(Collectors.joining(", "));
        return Found.none("several", ours, names);
    }

    private Found unreachable(IOException failure) {
        LOG.debug("The tunnel's agent does not answer", failure);
        return Found.none("absent", agent.toString(), String.valueOf(port.getAsInt()));
    }

    private void take(Found now) {
        boolean missed = found.url().isPresent() && now.url().isEmpty();
        if (missed && !missedOnce) {
            missedOnce = true;
        } else {
            missedOnce = false;
            tell(now);
            found = now;
        }
        Duration pause = now.url().isPresent() ? WHILE_FOUND : WHILE_NONE;
        if (!closed) {
            next = time.after(pause, this::askSoon);
        }
    }

    private void askSoon() {
        try {
            asker.execute(this::ask);
        } catch (RejectedExecutionException e) {
            LOG.trace("Closed meanwhile", e);
        }
    }

    private void tell(Found now) {
        if (now.equals(found)) {
            return;
        }
        if (now.url().isPresent()) {
            LOG.info("The tunnel's address is {}", now.url().get());
        } else {
            LOG.info(
                    "There is no tunnel: {}",
                    now.obstacle().map(Obstacle::cause).orElse(""));
        }
    }
}
