package com.vegah.collectiq.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that says exactly what it is told to. */
final class Raw implements AutoCloseable {
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private final Socket socket;

    Raw(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(15_000);
    }

    /** Sends all and reads what comes until the port closes. */
    static String exchange(int port, String request) throws IOException {
        try (Raw raw = new Raw(port)) {
            raw.send(request);
            return raw.rest();
        }
    }

    static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    static String post(String path, String headers, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body;
    }

    static String upgrade(String path, String... headers) {
        return "GET " + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY + "\r\n"
                + String.join("", headers) + "\r\n";
    }

    /** Shakes hands and returns the head of the answer. */
    static Raw webSocket(int port, String path) throws IOException {
        Raw raw = new Raw(port);
        raw.send(upgrade(path));
        String head = raw.head();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("Not upgraded: " + head);
        }
        return raw;
    }

    Raw send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    Raw send(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** One byte a packet. */
    Raw sendSlowly(byte... bytes) throws IOException {
        for (byte one : bytes) {
            send(one);
        }
        return this;
    }

    /** Up to the blank line, with it. */
    String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(next());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    int next() throws IOException {
        int next = socket.getInputStream().read();
        if (next < 0) {
            throw new EOFException("The port closed");
        }
        return next;
    }

    /** The connection's end, with nothing before it. */
    boolean ended() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    /** One short frame from the server: its first byte and its payload. */
    Frame frame() throws IOException {
        int first = next();
        int length = next();
        if (length == 126) {
            length = (next() << 8) | next();
        }
        return new Frame(first, socket.getInputStream().readNBytes(length));
    }

    static final class Frame {
        private final int first;
        private final byte[] payload;

        Frame(int first, byte[] payload) {
            this.first = first;
            this.payload = payload;
        }

        int first() {
            return first;
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** A closing frame's code. */
        int code() {
            return first == 0x88 && payload.length >= 2 ? ((payload[0] & 0xff) << 8) | (payload[1] & 0xff) : -1;
        }
    }

    /** A client's frame, masked. */
    static byte[] frame(int first, byte[] payload) {
        byte[] mask = {1, 2, 3, 4};
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ mask[i % 4]);
        }
        return frame.toByteArray();
    }

    static byte[] text(String text) {
        return frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends with a reset, not with a goodbye. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
