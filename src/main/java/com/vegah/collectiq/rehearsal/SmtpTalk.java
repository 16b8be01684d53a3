package com.vegah.collectiq.rehearsal;

import com.vegah.collectiq.rehearsal.MailSink.Mail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** One connection to the mail sink: SMTP (RFC 5321) with AUTH PLAIN and LOGIN (RFC 4954), nothing more. */
final class SmtpTalk {
    private static final int MOST_BYTES = 10 << 20;

    private final BufferedReader in;
    private final OutputStream out;
    private final Credentials credentials;
    private final Consumer<Mail> keep;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";
    private boolean known;

    SmtpTalk(Socket socket, Credentials credentials, Consumer<Mail> keep) throws IOException {
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.out = socket.getOutputStream();
        this.credentials = credentials;
        this.keep = keep;
    }

    void run() throws IOException {
        say("220 rehearsal ESMTP");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (verb.equals("QUIT")) {
                say("221 bye");
                return;
            }
            answer(verb, line);
        }
    }

    private void answer(String verb, String line) throws IOException {
        switch (verb) {
            case "EHLO" -> say("250-rehearsal\r\n250-AUTH PLAIN LOGIN\r\n250-8BITMIME\r\n250 SIZE " + MOST_BYTES);
            case "HELO", "NOOP" -> say("250 rehearsal");
            case "AUTH" -> authenticate(line.split(" "));
            case "MAIL" -> sender(line);
            case "RCPT" -> recipient(line);
            case "DATA" -> data();
            case "RSET" -> {
                reset();
                say("250 ok");
            }
            default -> say("502 not known here");
        }
    }

    private void authenticate(String[] words) throws IOException {
        boolean plain = words.length > 1 && words[1].equalsIgnoreCase("PLAIN");
        String first = words.length > 2 ? words[2] : ask(plain ? "" : "VXNlcm5hbWU6");
        String given = plain ? decode(first) : "\0" + decode(first) + "\0" + decode(ask("UGFzc3dvcmQ6"));
        String right = "\0" + credentials.mailUser() + "\0"
                + credentials.mailPassword().reveal();
        known = given.endsWith(right);
        say(known ? "235 welcome" : "535 wrong user or password");
    }

    private void sender(String line) throws IOException {
        if (!known) {
            say("530 who are you?");
            return;
        }
        reset();
        sender = address(line);
        say("250 ok");
    }

    private void recipient(String line) throws IOException {
        recipients.add(address(line));
        say("250 ok");
    }

    private void data() throws IOException {
        if (!known || recipients.isEmpty()) {
            say("503 whom from, and whom to?");
            return;
        }
        say("354 go on");
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (text.length() < MOST_BYTES) {
                // a leading dot was doubled: RFC 5321, 4.5.2
                text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
        }
        keep.accept(new Mail(sender, recipients, text.toString()));
        reset();
        say("250 kept");
    }

    private void reset() {
        sender = "";
        recipients.clear();
    }

    private String ask(String challenge) throws IOException {
        say("334 " + challenge);
        String line = in.readLine();
        return line == null ? "" : line;
    }

    private void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String address(String line) {
        int from = line.indexOf('<');
        int until = line.indexOf('>', from + 1);
        return from < 0 || until < 0 ? "" : line.substring(from + 1, until);
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
