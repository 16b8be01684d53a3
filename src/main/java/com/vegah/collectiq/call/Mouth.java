package com.vegah.collectiq.call;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.call.CarrierEvents.Media;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes to the payer's ear: the AI's sound, untouched and each piece followed by its mark, until somebody talks over it. Knows what
 * was heard and tells conversation and voice. Touched from the call's mailbox alone.
 */
final class Mouth {
    private final Playback playback = new Playback();
    private final Conversation conversation;
    private final VoiceLink voice;
    private final Set<String> wordsWithoutSound = new LinkedHashSet<>();
    private @Nullable Media media;
    private boolean sounded;
    private boolean shut;

    Mouth(Conversation conversation, VoiceLink voice) {
        this.conversation = conversation;
        this.voice = voice;
    }

    void attach(Media stream) {
        media = stream;
    }

    /** The payer can be spoken to. */
    boolean attached() {
        return media != null;
    }

    /** Whether the AI was ever sent to the payer's ear. */
    boolean sounded() {
        return sounded;
    }

    /** The carrier's clock, as the payer's newest frame tells it. */
    void clock(long timestampMillis) {
        playback.clock(timestampMillis);
    }

    /** False where the sound is not to be heard: nobody is there, or its response was talked over. */
    boolean say(String responseId, String itemId, int contentIndex, String base64) {
        if (media == null || shut || playback.dropped(responseId, itemId)) {
            return false;
        }
        sounded = true;
        wordsWithoutSound.remove(itemId);
        conversation.aiSounds(itemId);
        media.play(base64);
        media.mark(playback.sent(responseId, itemId, contentIndex, Frame.bytesInBase64(base64)));
        return true;
    }

    void audioDone(String itemId) {
        playback.audioDone(itemId);
        conversation.audioDone(itemId);
    }

    /** The carrier echoed a mark. */
    void echoed(String name) {
        playback.echoed(name).forEach(conversation::heard);
    }

    void words(String responseId, String itemId, String delta) {
        if (!playback.knows(itemId)) {
            wordsWithoutSound.add(itemId);
        }
        conversation.aiText(itemId, delta);
        cutIfDropped(responseId, itemId);
    }

    void wordsDone(String responseId, String itemId, String whole) {
        conversation.aiTextDone(itemId, whole);
        cutIfDropped(responseId, itemId);
    }

    void responseStarted(String responseId) {
        wordsWithoutSound.clear();
        playback.responseStarted(responseId);
    }

    void responseDone(String responseId) {
        playback.responseDone(responseId).forEach(conversation::audioDone);
        wordsWithoutSound.clear();
    }

    boolean dropped(String responseId) {
        return playback.dropped(responseId);
    }

    /** What waits is not to be heard any more; conversation and voice learn how far it was heard. */
    void stop() {
        Playback.BargeIn talkedOver = playback.bargeIn();
        if (talkedOver.clear() && media != null) {
            media.clear();
        }
        talkedOver.whole().forEach(conversation::heard);
        for (Playback.Cut cut : talkedOver.cuts()) {
            voice.truncate(cut.heard().itemId(), cut.contentIndex(), cut.heard().millis());
            conversation.cut(cut.heard());
        }
        for (String unsaid : wordsWithoutSound) {
            voice.truncate(unsaid, 0, 0);
            conversation.cutIfSilent(unsaid);
        }
        wordsWithoutSound.clear();
    }

    /** An item whose sound was kept back and will not be heard. */
    void unsay(String itemId) {
        wordsWithoutSound.remove(itemId);
        voice.truncate(itemId, 0, 0);
        conversation.cutIfSilent(itemId);
    }

    /** Nothing is said any more; what was heard by now is written down. */
    void shut() {
        shut = true;
        playback.now().forEach(conversation::heard);
    }

    /** Empties what the carrier still holds. */
    void clear() {
        if (media != null) {
            media.clear();
        }
    }

    /** Closes our end of the stream: the carrier goes on with what stands after it. */
    void leaveStream() {
        if (media != null) {
            media.close();
        }
    }

    /** Sends a mark after everything that was sent, and names it. */
    String markEnd() {
        String name = playback.closingMark();
        if (media != null) {
            media.mark(name);
        }
        return name;
    }

    /** Milliseconds sent and, as far as we know, not heard yet. */
    long unplayedMillis() {
        return playback.unplayedMillis();
    }

    private void cutIfDropped(String responseId, String itemId) {
        if (playback.dropped(responseId)) {
            conversation.cutIfSilent(itemId);
        }
    }
}
