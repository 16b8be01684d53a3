package com.vegah.collectiq.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tunnel's agent lists, current and former shape alike: public addresses and what stands behind them. */
record AgentList(List<Entry> entries) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern UPSTREAM = Pattern.compile(
            "(?:http://)?(?:(?:localhost|127\\.\\d+\\.\\d+\\.\\d+|0\\.0\\.0\\.0|\\[::1])?:)?(\\d{1,5})/?");

    record Entry(String url, String upstream) {
        /** An https address whose other end is this computer's port, spoken to in plain HTTP. */
        boolean leadsTo(int port) {
            Matcher behind = UPSTREAM.matcher(upstream);
            return url.startsWith("https://") && behind.matches() && Integer.parseInt(behind.group(1)) == port;
        }
    }

    // ngrok agent API: /api/endpoints has url and upstream.url, the deprecated /api/tunnels public_url and config.addr
    static AgentList read(String json) throws NotAnAgent {
        try {
            JsonNode root = JSON.readTree(json);
            JsonNode list = root.path("endpoints").isArray() ? root.path("endpoints") : root.path("tunnels");
            if (!list.isArray()) {
                throw new NotAnAgent();
            }
            List<Entry> entries = new ArrayList<>();
            for (JsonNode one : list) {
                String url = one.path("url").asText(one.path("public_url").asText(""));
                String upstream = one.path("upstream")
                        .path("url")
                        .asText(one.path("config").path("addr").asText(""));
                entries.add(new Entry(url, upstream));
            }
            return new AgentList(entries);
        } catch (JsonProcessingException e) {
            throw new NotAnAgent();
        }
    }

    /** The addresses that lead to our port, each once, without a trailing slash; what is no address is left out. */
    List<URI> leadingTo(int port) {
        return entries.stream()
                .filter(entry -> entry.leadsTo(port))
                .map(entry -> entry.url().endsWith("/")
                        ? entry.url().substring(0, entry.url().length() - 1)
                        : entry.url())
                .distinct()
                .flatMap(AgentList::address)
                .toList();
    }

    private static java.util.stream.Stream<URI> address(String url) {
        try {
            return java.util.stream.Stream.of(URI.create(url));
        } catch (IllegalArgumentException e) {
            return java.util.stream.Stream.empty();
        }
    }

    /** Something else answers at the agent's address. */
    static final class NotAnAgent extends Exception {
        NotAnAgent() {
            super("No list of endpoints or tunnels");
        }
    }
}
