package com.vegah.collectiq.call;

import com.vegah.collectiq.call.Turn.Speaker;
import com.vegah.collectiq.call.Turn.State;
import com.vegah.collectiq.value.CardNumbers;
import java.util.Optional;

/** One item of the talk as it grows: its words, and how much of its sound was heard. An item without a speaker only takes a place. */
final class Spoken {
    /** Of speech whose words we do not have yet: about two and a half words a second. */
    private static final double CHARACTERS_A_MILLISECOND = 0.015;

    private static final int PART_OF_A_CARD = 3;

    final String id;
    final Optional<Speaker> speaker;
    final StringBuilder text = new StringBuilder();
    long heardMillis;
    long sentMillis;
    boolean textDone;
    boolean allSent;
    boolean stopped;
    boolean over;
    boolean stored;
    boolean shown;
    boolean unclear;
    boolean hidden;
    private final Conversation.Stamp begun;
    private boolean cut;
    private double charactersAMillisecond;

    Spoken(String id, Optional<Speaker> speaker, Conversation.Stamp begun) {
        this.id = id;
        this.speaker = speaker;
        this.begun = begun;
    }

    boolean isPayer() {
        return speaker.equals(Optional.of(Speaker.PAYER));
    }

    boolean visible() {
        return shown || !text.isEmpty();
    }

    void replace(String whole) {
        text.setLength(0);
        text.append(whole.strip());
        textDone = true;
    }

    void cut(Playback.Heard heard) {
        if (cut) {
            return;
        }
        heardMillis = Math.max(heardMillis, heard.millis());
        sentMillis = Math.max(sentMillis, heard.sentMillis());
        charactersAMillisecond = pace();
        cut = true;
    }

    Turn turn(int seq) {
        String words = CardNumbers.without(text.toString(), secret());
        return new Turn(
                seq,
                begun.at(),
                begun.offsetMillis(),
                speaker.orElse(Speaker.SYSTEM),
                id,
                words,
                isPayer() ? words : heardText(words),
                state());
    }

    /** From how many digits on a number is not shown: while it grows, it may become a card's. */
    private int secret() {
        if (hidden) {
            return PART_OF_A_CARD;
        }
        return textDone || over ? CardNumbers.FEWEST : CardNumbers.OPEN;
    }

    private State state() {
        if (isPayer()) {
            return textDone || over ? State.DONE : State.GROWING;
        }
        if (cut) {
            return State.CUT;
        }
        if (allHeard()) {
            return State.DONE;
        }
        return over ? State.CUT : State.GROWING;
    }

    private boolean allHeard() {
        return textDone && allSent && sentMillis > 0 && heardMillis >= sentMillis;
    }

    private String heardText(String words) {
        if (allHeard() && !cut) {
            return words;
        }
        double pace = cut ? charactersAMillisecond : pace();
        return wholeWords(words, (int) Math.min(words.length(), Math.round(heardMillis * pace)));
    }

    private double pace() {
        return text.isEmpty() || sentMillis == 0 ? CHARACTERS_A_MILLISECOND : (double) text.length() / sentMillis;
    }

    /** So many characters, back to the end of the last whole word. */
    private static String wholeWords(String words, int characters) {
        if (characters >= words.length()) {
            return words;
        }
        int end = characters;
        while (end > 0 && !Character.isWhitespace(words.charAt(end))) {
            end--;
        }
        return words.substring(0, end).stripTrailing();
    }
}
