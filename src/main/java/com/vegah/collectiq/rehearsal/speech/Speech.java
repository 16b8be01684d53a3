package com.vegah.collectiq.rehearsal.speech;

import com.vegah.collectiq.time.Threads;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks, on a thread of its own, and remembers what it spoke; where FreeTTS fails it hums instead and says so in the log. */
public final class Speech implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Speech.class);
    private static final int MOST_REMEMBERED = 500;

    private final Hearing hearing;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Threads.named("rehearsal-speech"));
    private final Map<Line, Utterance> spoken = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Line, Utterance> eldest) {
            if (size() <= MOST_REMEMBERED) {
                return false;
            }
            hearing.forget(eldest.getValue());
            return true;
        }
    };
    private Synthesis synthesis = new ToneBursts();

    public Speech(Hearing hearing) {
        this.hearing = hearing;
        warmUp();
    }

    private record Line(String text, int pitch) {}

    /** Completes on the speech thread; at the latest after the few milliseconds that a new sentence takes. */
    public CompletableFuture<Utterance> say(String text, int pitch) {
        try {
            return CompletableFuture.supplyAsync(() -> utterance(new Line(text, pitch)), thread);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.failedFuture(closed);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void warmUp() {
        thread.execute(() -> {
            try {
                synthesis = new Kevin();
            } catch (RuntimeException | LinkageError e) {
                hum(e);
            }
        });
    }

    private Utterance utterance(Line line) {
        Utterance known = spoken.get(line);
        if (known != null) {
            return known;
        }
        Utterance made = hearing.learn(line.text(), line.pitch(), Cutting.frames(samples(line)));
        spoken.put(line, made);
        return made;
    }

    private short[] samples(Line line) {
        if (line.text().isBlank()) {
            return new short[0];
        }
        try {
            return synthesis.speak(line.text(), line.pitch());
        } catch (RuntimeException | LinkageError e) {
            hum(e);
            return synthesis.speak(line.text(), line.pitch());
        }
    }

    private void hum(Throwable cause) {
        LOG.warn("FreeTTS does not speak; the rehearsal's voices hum from here on", cause);
        synthesis = new ToneBursts();
    }
}
