package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.audio.Level;
import com.vegah.collectiq.value.CardNumbers;
import com.vegah.collectiq.value.CardNumbers.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to it that a payment card a payer reads out is kept nowhere: not in the transcript, also where it is spread over turns, not in the
 * recording. While it is being said the voice hears silence, where that is set. Touched from the call's mailbox alone.
 */
final class CardWatch {
    /** What the payer's quiet lasts before the voice hears them again, and the longest it does not. */
    private static final int QUIET_FRAMES = 40;

    private static final int MOST_FRAMES = 750;
    private static final double SPEECH_DB = -45;
    /** Fewer digits at the end of a turn begin no number. */
    private static final int GROUP = 3;
    /** The voice tells of speech a little after it began. */
    private static final long BEFORE_MILLIS = 1000;

    private static final int MOST_TURNS = 50;
    private static final String SILENCE = silence();

    private final Floor floor;
    private final Kept kept;
    private final boolean pauses;
    private final Map<String, long[]> spans = new LinkedHashMap<>();
    private final Map<String, Integer> chain = new LinkedHashMap<>();
    private long clock;
    private boolean paused;
    private int quiet;
    private int deaf;

    CardWatch(Floor floor, Kept kept, boolean pauses) {
        this.floor = floor;
        this.kept = kept;
        this.pauses = pauses;
    }

    /** What the voice is to hear of the payer's frame. */
    String heard(String base64, long timestampMillis) {
        clock = Math.max(clock, timestampMillis);
        if (!paused) {
            return base64;
        }
        quiet = Level.ofMuLaw(Base64.getDecoder().decode(base64)) > SPEECH_DB ? 0 : quiet + 1;
        deaf++;
        if (quiet >= QUIET_FRAMES || deaf >= MOST_FRAMES) {
            paused = false;
            floor.event("card.feed-resumed", "");
        }
        return SILENCE;
    }

    void begins(String itemId) {
        span(itemId);
    }

    void stops(String itemId) {
        span(itemId)[1] = clock;
    }

    /** From and until when the payer spoke an item, by the stream's clock. */
    private long[] span(String itemId) {
        if (spans.size() >= MOST_TURNS && !spans.containsKey(itemId)) {
            spans.remove(spans.keySet().iterator().next());
        }
        return spans.computeIfAbsent(itemId, id -> new long[] {Math.max(0, clock - BEFORE_MILLIS), Long.MAX_VALUE});
    }

    /** The payer's words as they grow. */
    void grows(String words) {
        int before = chain.values().stream().mapToInt(Integer::intValue).sum();
        int open = last(words).map(Run::digits).orElse(0);
        if (pauses && !paused && open > 0 && before + open >= CardNumbers.OPEN) {
            paused = true;
            quiet = 0;
            deaf = 0;
            floor.event("card.feed-paused", "");
        }
    }

    /** All the words of a payer's turn. */
    void done(String itemId, String words) {
        List<Run> runs = CardNumbers.runs(words);
        if (runs.stream().anyMatch(run -> run.digits() >= CardNumbers.FEWEST)) {
            chain.clear();
            found(List.of(itemId));
            return;
        }
        boolean goesOn =
                !runs.isEmpty() && words.substring(0, runs.get(0).from()).split(" ").length <= GROUP;
        if (!goesOn) {
            chain.clear();
        }
        int open = last(words).map(Run::digits).orElse(0);
        if ((goesOn && !chain.isEmpty()) || open >= GROUP) {
            chain.put(itemId, runs.stream().mapToInt(Run::digits).sum());
        }
        if (chain.values().stream().mapToInt(Integer::intValue).sum() >= CardNumbers.FEWEST) {
            List<String> parts = new ArrayList<>(chain.keySet());
            chain.clear();
            found(parts);
        }
    }

    private void found(List<String> items) {
        for (String item : items) {
            floor.conversation().hideNumbers(item);
            long[] span = spans.getOrDefault(item, new long[] {clock, clock});
            kept.hide(span[0], Math.min(span[1], clock));
        }
        floor.event("card.hidden", "");
        if (!floor.leaving()) {
            floor.note(text("call.words.card"));
        }
    }

    /** The run of digits that the words end with. */
    private static Optional<Run> last(String words) {
        List<Run> runs = CardNumbers.runs(words);
        return runs.isEmpty()
                        || words.substring(runs.get(runs.size() - 1).until())
                                .chars()
                                .anyMatch(Character::isLetter)
                ? Optional.empty()
                : Optional.of(runs.get(runs.size() - 1));
    }

    private static String silence() {
        byte[] frame = new byte[Frame.BYTES];
        Arrays.fill(frame, Frame.SILENCE);
        return Base64.getEncoder().encodeToString(frame);
    }
}
