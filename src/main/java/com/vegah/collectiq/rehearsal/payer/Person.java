package com.vegah.collectiq.rehearsal.payer;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.audio.Level;
import com.vegah.collectiq.rehearsal.payer.Story.Line;
import com.vegah.collectiq.rehearsal.speech.Hearing;
import com.vegah.collectiq.rehearsal.speech.Speech;
import com.vegah.collectiq.rehearsal.speech.Utterance;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Whoever picked up the telephone: every 20 ms takes what the line plays into the ear and gives what goes into the mouthpiece. Goes by
 * sound, so that it talks to the AI, to a collector and to a recorded sentence alike; the AI's sentences it knows the end of. One thread.
 */
public final class Person {
    /** Speech on a telephone line is far louder, the line's own noise far softer. */
    private static final double SPEECH_DB = -40;

    private static final byte[] SILENCE = silence();
    /** From the last word until the telephone is back on its hook. */
    private static final Duration TO_THE_HOOK = Duration.ofMillis(900);

    private static final Duration BEFORE_GIVING_UP = Duration.ofSeconds(6);

    /** How long a pause in the middle of a sentence is borne: the line may have stumbled. */
    private static final Duration MID_SENTENCE = Duration.ofSeconds(4);

    private final Story story;
    private final Hearing hearing;
    private final List<CompletableFuture<Utterance>> spoken = new ArrayList<>();
    private int next;
    private int ticks;
    private int speechTicks;
    private int quietTicks;
    private boolean otherSpoke;
    private boolean midSentence;
    private Optional<Utterance> mouth = Optional.empty();
    private int mouthFrame;
    private Optional<String> digit = Optional.empty();
    private boolean leaving;
    private int leavingTicks;

    public Person(Story story, Speech speech, Hearing hearing, LocalDate today) {
        this.story = story;
        this.hearing = hearing;
        for (Line line : story.lines()) {
            spoken.add(
                    line.noise().isZero()
                            ? speech.say(SpokenDay.fill(line.say(), today), story.pitch())
                            : CompletableFuture.completedFuture(hearing.noise(ticks(line.noise()))));
        }
    }

    /** Hears one frame and says one. */
    public byte[] tick(byte[] heard) {
        ticks++;
        leavingTicks = leaving && mouth.isEmpty() ? leavingTicks + 1 : 0;
        if (mouth.isPresent()) {
            return speak(mouth.get());
        }
        listen(heard);
        if (next < story.lines().size()) {
            Line line = story.lines().get(next);
            if (due(line) && spoken.get(next).isDone()) {
                begin(line);
            }
        } else if (otherSpoke && quietTicks >= ticks(BEFORE_GIVING_UP)) {
            leaving = true;
        }
        leaving |= quietTicks >= ticks(story.patience());
        return mouth.map(this::speak).orElse(SILENCE);
    }

    public boolean hungUp() {
        return leavingTicks >= ticks(TO_THE_HOOK);
    }

    /** A key pressed since last asked. */
    public Optional<String> pressed() {
        Optional<String> key = digit;
        digit = Optional.empty();
        return key;
    }

    private void listen(byte[] heard) {
        hearing.recognise(heard)
                .ifPresent(
                        known -> midSentence = known.frame() < known.utterance().frames() - 1);
        if (Level.ofMuLaw(heard) > SPEECH_DB) {
            otherSpoke = true;
            speechTicks++;
            quietTicks = 0;
        } else {
            quietTicks++;
        }
    }

    private boolean due(Line line) {
        int wait = ticks(line.due());
        return switch (line.cue()) {
            case ANSWER -> ticks >= wait;
            case SILENCE -> otherSpoke && quietTicks >= (midSentence ? ticks(MID_SENTENCE) : wait);
            case SPEECH -> speechTicks >= wait;
        };
    }

    private void begin(Line line) {
        mouth = Optional.of(spoken.get(next).join()).filter(utterance -> utterance.frames() > 0);
        mouthFrame = 0;
        digit = Optional.of(line.press()).filter(key -> !key.isEmpty());
        leaving = line.hangUp();
        next++;
        otherSpoke = false;
        midSentence = false;
        speechTicks = 0;
        quietTicks = 0;
    }

    private byte[] speak(Utterance utterance) {
        byte[] frame = utterance.frame(mouthFrame++);
        if (mouthFrame >= utterance.frames()) {
            mouth = Optional.empty();
        }
        return frame;
    }

    private static int ticks(Duration duration) {
        return (int) (duration.toMillis() / Frame.LENGTH.toMillis());
    }

    private static byte[] silence() {
        byte[] frame = new byte[Frame.BYTES];
        Arrays.fill(frame, Frame.SILENCE);
        return frame;
    }
}
