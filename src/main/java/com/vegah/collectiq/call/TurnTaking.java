package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose turn it is. A payer who speaks silences the AI; what only sounded like a payer does not for long: where no words follow, the AI
 * goes on from where it was heard. Touched from the call's mailbox alone.
 */
final class TurnTaking {
    /** Speech of so long, the silence that ends it counted in, is no click, cough or ring of the line. */
    static final Duration LASTING = Duration.ofSeconds(1);
    /** Words are known by then, or the answer does not wait for them. */
    static final Duration WORDS = Duration.ofMillis(700);
    /** A short sound of which no words have come by then was none. */
    static final Duration WORDLESS = Duration.ofSeconds(2);
    /** A turn that nobody has begun to answer by then was overlooked. */
    static final Duration UNANSWERED = Duration.ofSeconds(4);

    private static final int MOST_FALSE = 2;
    private static final int MOST_KEPT = 500;

    private final Floor floor;
    private final VoiceLink voice;
    private final Mouth mouth;
    private final Settings.OpenAi settings;
    private final Set<String> worded = new HashSet<>();
    private final Set<String> answered = new HashSet<>();
    private final Set<String> early = new HashSet<>();
    private final Set<String> ours = new HashSet<>();
    private final List<Sound> kept = new ArrayList<>();
    private boolean welcoming = true;
    private boolean held;
    private String welcome = "";
    private boolean welcomeMade;
    private String speaking = "";
    private Instant speakingSince = Instant.EPOCH;
    private String running = "";
    private int begun;
    private String cutBy = "";
    private boolean keeping;
    private int falseAlarms;

    TurnTaking(Floor floor, VoiceLink voice, Mouth mouth, Settings.OpenAi settings) {
        this.floor = floor;
        this.voice = voice;
        this.mouth = mouth;
        this.settings = settings;
    }

    boolean payerSpeaking() {
        return !speaking.isEmpty();
    }

    /** The response that runs; empty where none does. */
    String running() {
        return running;
    }

    /** Nobody speaks, and nothing is on its way to be said. */
    boolean idle() {
        return speaking.isEmpty() && !talking();
    }

    /** The first sentence is about to be asked for. */
    void greeting() {
        holdAsNeeded();
    }

    void speechStarted(String item) {
        speaking = item;
        speakingSince = floor.now();
        if (!mouth.sounded()) {
            early.add(item);
        }
        played();
        if (floor.leaving()) {
            return;
        }
        if (onlyWordsCut()) {
            floor.later(LASTING, () -> lasted(item));
        } else {
            interrupt(item);
        }
    }

    void speechStopped(String item) {
        boolean sure = lasting(item)
                || worded.contains(item)
                || settings.transcriptionModel().isBlank();
        speaking = "";
        if (weAnswer()) {
            ours.add(item);
        }
        if (item.equals(cutBy)) {
            cutTurnOver(item, sure);
        } else if (!floor.leaving() && !welcoming && (sure || !weAnswer())) {
            answer(item);
        }
        holdAsNeeded();
    }

    /** More of the payer's words. */
    void words(String item, String delta) {
        if (!delta.isBlank()) {
            spoke(item);
        }
    }

    /** All of the payer's words; none where it was but noise. Words that could not be made out were words. */
    void wordsDone(String item, String words) {
        if (speaking.equals(item)) {
            speaking = "";
        }
        if (!words.isBlank()) {
            spoke(item);
            proved(item);
        } else if (item.equals(cutBy)) {
            falseAlarm();
        }
        holdAsNeeded();
    }

    void responseStarted(String response) {
        begun++;
        running = response;
        if (welcoming && welcome.isEmpty()) {
            welcome = response;
        }
        holdAsNeeded();
    }

    void responseDone(String response) {
        if (running.equals(response)) {
            running = "";
        }
        welcomeMade |= welcome.isEmpty() || response.equals(welcome);
        played();
    }

    /** Something more of the AI's sound was heard. */
    void played() {
        if (welcoming && welcomeMade && cutBy.isEmpty() && mouth.unplayedMillis() == 0) {
            welcoming = false;
            holdAsNeeded();
        }
    }

    /** The goodbye has begun, or was taken back. */
    void holdAsNeeded() {
        boolean wanted = welcoming || floor.leaving();
        // not while the payer speaks: what a server does with a turn whose detection changes in its middle is nowhere
        // written
        boolean now = wanted || speaking.isEmpty();
        if (wanted != held && now) {
            held = wanted;
            voice.hold(held);
        }
    }

    /**
     * Whether sound is to wait until it is known that there is something to answer. A voice that answers by itself begins when the sound
     * stops, before anybody knows its words; an answer to a cough is better not heard.
     */
    boolean keeps(String item, Runnable sound) {
        if (!keeping) {
            return false;
        }
        kept.add(new Sound(item, sound));
        if (kept.size() >= MOST_KEPT) {
            letOut();
        }
        return true;
    }

    /** The AI is silenced for good reason: nothing of what it was saying is to be said again. */
    void settle() {
        cutBy = "";
        letOut();
    }

    // The first sentence says who calls, and that it is a machine; a line that crackles at the answer, a cough or the
    // "hello?" that crosses
    // it must not cut that. So until it was heard, a sound that merely begins does not clear: only words do, or speech
    // that lasts. The same
    // holds on a line whose noise has cut the AI twice in a row.
    private boolean onlyWordsCut() {
        return welcoming || falseAlarms >= MOST_FALSE;
    }

    private boolean weAnswer() {
        return held || !settings.turns().createResponse();
    }

    private void lasted(String item) {
        if (speaking.equals(item) && !floor.leaving()) {
            interrupt(item);
        }
    }

    private boolean lasting(String item) {
        return speaking.equals(item)
                && Duration.between(speakingSince, floor.now()).compareTo(LASTING) >= 0;
    }

    private void interrupt(String item) {
        boolean talking = talking();
        forget();
        mouth.stop();
        if (!talking) {
            return;
        }
        cutBy = item;
        if (!running.isEmpty() && (held || !settings.turns().interruptResponse())) {
            voice.cancel();
        }
        running = "";
    }

    private void cutTurnOver(String item, boolean sure) {
        if (worded.contains(item) || settings.transcriptionModel().isBlank()) {
            proved(item);
            return;
        }
        keeping = !sure;
        floor.later(WORDS, () -> {
            if (item.equals(cutBy)) {
                letOut();
                if (sure && ours.contains(item)) {
                    proved(item);
                }
            }
        });
        floor.later(WORDLESS, () -> {
            if (item.equals(cutBy)) {
                falseAlarm();
            }
        });
    }

    /** There are words, so there is somebody. */
    private void spoke(String item) {
        boolean only = onlyWordsCut();
        boolean first = worded.add(item);
        falseAlarms = 0;
        if (!item.equals(cutBy)) {
            cutBy = "";
        }
        if (first && only && talking() && !item.equals(cutBy) && !early.contains(item) && !floor.leaving()) {
            interrupt(item);
        }
    }

    private void proved(String item) {
        boolean cut = item.equals(cutBy);
        if (floor.leaving() || (welcoming && !cut && early.contains(item))) {
            return;
        }
        if (cut) {
            cutBy = "";
            welcoming = false;
        }
        letOut();
        if (speaking.isEmpty()) {
            answer(item);
        }
    }

    /** The payer's turn is over: an answer is asked for, once, by us or by the voice itself, and by us where it forgets. */
    private void answer(String item) {
        if (!answered.add(item)) {
            return;
        }
        if (ours.contains(item) || weAnswer()) {
            voice.respond(Optional.empty());
            return;
        }
        int before = begun;
        floor.later(UNANSWERED, () -> {
            if (begun == before && idle() && !floor.leaving() && worded.contains(item)) {
                floor.event("turn.overlooked", item);
                voice.respond(Optional.empty());
            }
        });
    }

    /** Nobody spoke after all: what was cut is said again from where it was heard, unless the AI speaks again already. */
    private void falseAlarm() {
        String item = cutBy;
        cutBy = "";
        falseAlarms++;
        floor.event("turn.false-alarm", item);
        if (!speaking.isEmpty()) {
            // somebody may be speaking by now: it is that turn which shows whether to go on
            cutBy = speaking;
            return;
        }
        boolean unheard = keeping;
        if (floor.leaving() || (!unheard && talking())) {
            return;
        }
        if (unheard) {
            forget();
            mouth.stop();
            voice.cancel();
        }
        if (welcoming) {
            welcome = "";
            welcomeMade = false;
        }
        String heard = floor.conversation().lastHeard();
        voice.respond(Optional.of(heard.isEmpty() ? text("call.turn.again") : text("call.turn.resume", heard)));
    }

    private boolean talking() {
        return !running.isEmpty() || mouth.unplayedMillis() > 0;
    }

    private void letOut() {
        keeping = false;
        List<Sound> sounds = List.copyOf(kept);
        kept.clear();
        sounds.forEach(sound -> sound.act.run());
    }

    private void forget() {
        keeping = false;
        kept.stream()
                .map(Sound::item)
                .filter(item -> !item.isEmpty())
                .distinct()
                .forEach(mouth::unsay);
        kept.clear();
    }

    private record Sound(String item, Runnable act) {}
}
