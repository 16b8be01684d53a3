package com.vegah.collectiq.rehearsal.carrier;

import com.vegah.collectiq.rehearsal.Loopback;
import com.vegah.collectiq.rehearsal.carrier.CallOrder.Hook;
import com.vegah.collectiq.time.Threads;
import com.vegah.collectiq.value.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Calls the product back, signed, on loopback only; never blocks. */
final class Webhooks implements AutoCloseable {
    /** How long the carrier waits for instructions (twilio: voice webhooks). */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Secret token;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, Threads.named("rehearsal-webhooks"));
    private final HttpClient client = HttpClient.newBuilder()
            .executor(threads)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();

    Webhooks(Secret token) {
        this.token = token;
    }

    /** The body of a good answer, or a failure: no address, no answer, or a status other than 2xx. */
    CompletableFuture<String> call(Hook hook, Map<String, String> fields) {
        if (hook.url().isEmpty()) {
            return CompletableFuture.failedFuture(new IOException("There is no address to call back"));
        }
        URI url = hook.url().get();
        if (!Loopback.holds(url)) {
            return CompletableFuture.failedFuture(new IOException("A rehearsal does not call back " + url.getHost()));
        }
        return client.sendAsync(request(hook, url, fields), BodyHandlers.ofString())
                .thenCompose(Webhooks::body);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private HttpRequest request(Hook hook, URI url, Map<String, String> fields) {
        HttpRequest.Builder request = HttpRequest.newBuilder().timeout(TIMEOUT);
        if (hook.method().equals("GET")) {
            URI whole = URI.create(url + (url.getRawQuery() == null ? "?" : "&") + Form.write(fields));
            return request.uri(whole)
                    .header(Signature.HEADER, Signature.of(token, whole.toString(), Map.of()))
                    .GET()
                    .build();
        }
        return request.uri(url)
                .header(Signature.HEADER, Signature.of(token, url.toString(), fields))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(BodyPublishers.ofString(Form.write(fields)))
                .build();
    }

    private static CompletableFuture<String> body(HttpResponse<String> answer) {
        // anything but 2xx is error 11200 to the carrier
        return answer.statusCode() / 100 == 2
                ? CompletableFuture.completedFuture(answer.body())
                : CompletableFuture.failedFuture(
                        new IOException("11200: " + answer.uri().getPath() + " answered " + answer.statusCode()));
    }
}
