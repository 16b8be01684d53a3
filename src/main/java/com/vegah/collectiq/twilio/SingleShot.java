package com.vegah.collectiq.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends what the SDK has built to the configured host, each request once: no retry, no redirect, no reused connection that might be
 * dead by now. Safe for every thread.
 */
final class SingleShot extends HttpClient {
    /** How long a request may take: to connect, between two bytes of the answer, and altogether. */
    record Patience(Duration connect, Duration read, Duration whole) {
        static final Patience USUAL =
                new Patience(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    private static final String SENT = "collectiq.sent";
    private static final int MOST_CONNECTIONS = 32;
    private static final int LONGEST_ANSWER = 1 << 20;
    private static final int LONGEST_SAYING = 300;
    private static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded");

    private final ObjectMapper json = new ObjectMapper();
    private final CloseableHttpClient client;
    private final String base;
    private final Patience patience;
    private final Timekeeper time;

    SingleShot(URI base, Patience patience, Timekeeper time) {
        this.base = base.toString().replaceFirst("/+$", "");
        this.patience = patience;
        this.time = time;
        this.client = client(base, patience);
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    /** The answer, if it is a 2xx; else throws a {@link Failure}. */
    @Override
    public Response makeRequest(Request request) {
        HttpClientContext context = HttpClientContext.create();
        Response answer = send(message(request), context);
        int status = answer.getStatusCode();
        if (status < 200 || status > 299) {
            throw answered(status, answer.getContent());
        }
        return answer;
    }

    private Response send(HttpUriRequestBase message, HttpClientContext context) {
        Timekeeper.Alarm limit = time.after(patience.whole(), message::cancel);
        try {
            return client.execute(message, context, SingleShot::read);
        } catch (IOException e) {
            throw context.getAttribute(SENT) == null ? new Failure.Unsent(e) : new Failure.Lost(e);
        } finally {
            limit.cancel();
        }
    }

    private HttpUriRequestBase message(Request request) {
        HttpMethod method = request.getMethod();
        // The SDK has no base url setting: it always builds https://api.twilio.com, so the target alone is taken over.
        URI target = URI.create(base + request.constructURL().getFile());
        HttpUriRequestBase message = new HttpUriRequestBase(method.toString(), target);
        message.setHeader("Accept", "application/json");
        if (request.requiresAuthentication()) {
            message.setHeader("Authorization", request.getAuthString());
        }
        if (method == HttpMethod.POST) {
            message.setEntity(new StringEntity(request.encodeFormBody(), FORM));
        }
        return message;
    }

    private static Response read(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return new Response("", response.getCode(), response.getHeaders());
        }
        byte[] body = response.getEntity().getContent().readNBytes(LONGEST_ANSWER + 1);
        if (body.length > LONGEST_ANSWER) {
            throw new IOException("An answer of more than " + LONGEST_ANSWER + " bytes");
        }
        return new Response(new String(body, StandardCharsets.UTF_8), response.getCode(), response.getHeaders());
    }

    private Failure answered(int status, String body) {
        try {
            JsonNode error = json.readTree(body);
            int code = error.path("code").asInt(0);
            String said = error.path("message").asText("").replaceAll("\\p{Cntrl}+", " ");
            return new Failure.Answered(
                    status,
                    code > 0 ? OptionalInt.of(code) : OptionalInt.empty(),
                    said.substring(0, Math.min(LONGEST_SAYING, said.length())));
        } catch (JsonProcessingException garbage) {
            return new Failure.Answered(status, OptionalInt.empty(), "");
        }
    }

    private static CloseableHttpClient client(URI base, Patience patience) {
        Timeout connect = Timeout.of(patience.connect());
        Timeout read = Timeout.of(patience.read());
        boolean proxied = !isLoopback(base);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(read)
                        .build());
        HttpClientBuilder builder = HttpClientBuilder.create();
        if (proxied) {
            builder.useSystemProperties();
            connections.useSystemProperties();
        }
        return builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setConnectionManager(connections.build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(read)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("CollectIQ-Desktop")
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), SENT, (request, scope, chain) -> {
                    scope.clientContext.setAttribute(SENT, true);
                    return chain.proceed(request, scope);
                })
                .build();
    }

    private static boolean isLoopback(URI base) {
        String host = base.getHost().replaceAll("[\\[\\]]", "");
        try {
            return host.equals("localhost")
                    || (host.matches("[0-9.]+|.*:.*")
                            && InetAddress.getByName(host).isLoopbackAddress());
        } catch (IOException unknown) {
            return false;
        }
    }
}
