package com.vegah.collectiq.rehearsal;

import com.vegah.collectiq.time.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mail server on loopback that keeps what it gets and sends nothing on. Safe for every thread. */
public final class MailSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailSink.class);
    private static final int MOST_KEPT = 500;
    private static final int MOST_AT_ONCE = 4;
    private static final int MOST_WAITING = 32;
    private static final int PATIENCE_MILLIS = 60_000;

    private final ServerSocket door;
    private final Credentials credentials;
    private final List<Mail> mails = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = new ThreadPoolExecutor(
            1 + MOST_AT_ONCE,
            1 + MOST_AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Threads.named("rehearsal-mail"));

    /** One message as it came in: envelope, and the text from the first header to the end. */
    public record Mail(String from, List<String> to, String data) {
        public Mail {
            to = List.copyOf(to);
        }
    }

    public MailSink(Credentials credentials) {
        this.credentials = credentials;
        try {
            door = new ServerSocket(0, MOST_WAITING, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the rehearsal's mail sink", e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Oldest first; only the last 500 are kept. */
    public List<Mail> mails() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        quietly(door);
        open.forEach(MailSink::quietly);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                socket.setSoTimeout(PATIENCE_MILLIS);
                serve(socket);
            } catch (IOException e) {
                LOG.debug("The mail sink's door", e);
            }
        }
    }

    private void serve(Socket socket) {
        open.add(socket);
        try {
            threads.execute(() -> {
                try (socket) {
                    new SmtpTalk(socket, credentials, this::keep).run();
                } catch (IOException e) {
                    LOG.debug("A mail connection broke", e);
                } finally {
                    open.remove(socket);
                }
            });
        } catch (RejectedExecutionException full) {
            open.remove(socket);
            quietly(socket);
        }
    }

    private void keep(Mail mail) {
        synchronized (mails) {
            mails.add(mail);
            if (mails.size() > MOST_KEPT) {
                mails.remove(0);
            }
        }
    }

    private static void quietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            LOG.debug("Closing", e);
        }
    }
}
