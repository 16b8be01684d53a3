package com.vegah.collectiq.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;

/** A mail server on loopback that answers each line as the test says; {@code null} is silence. */
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket door;
    private final ExecutorService clerk = Executors.newCachedThreadPool();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final String greeting;
    private final UnaryOperator<String> answers;

    ScriptedSmtp(ServerSocketFactory doors, String greeting, UnaryOperator<String> answers) throws IOException {
        this.door = doors.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.greeting = greeting;
        this.answers = answers;
        clerk.execute(this::receive);
    }

    /** With EHLO that offers AUTH PLAIN, and one right password. */
    static ScriptedSmtp plain(String rightPassword) throws IOException {
        String right = "\0dunning\0" + rightPassword;
        return new ScriptedSmtp(ServerSocketFactory.getDefault(), "220 ready", line -> {
            if (line.startsWith("EHLO")) {
                return "250-scripted\r\n250 AUTH PLAIN";
            }
            if (line.startsWith("AUTH PLAIN")) {
                byte[] said = Base64.getDecoder().decode(line.substring("AUTH PLAIN ".length()));
                return new String(said, StandardCharsets.UTF_8).endsWith(right) ? "235 welcome" : "535 5.7.8 no";
            }
            return "221 bye";
        });
    }

    int port() {
        return door.getLocalPort();
    }

    List<String> heard() {
        return heard;
    }

    @Override
    public void close() throws IOException {
        door.close();
        clerk.shutdownNow();
    }

    private void receive() {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                clerk.execute(() -> serve(guest));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket guest) {
        try (guest;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.US_ASCII))) {
            say(guest.getOutputStream(), greeting);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                say(guest.getOutputStream(), answers.apply(line));
            }
        } catch (IOException e) {
            heard.add("lost");
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        if (line != null) {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }
}
