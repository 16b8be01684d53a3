package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.call.CallView.Speaking;
import com.vegah.collectiq.call.CarrierEvents.Media;
import com.vegah.collectiq.value.Obstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bridge of one call: the payer's sound to the voice, the voice's sound to the payer, both untouched, and all that hangs on it:
 * who is heard, who interrupts, what is said, which tools are called. Touched from the call's mailbox alone; nothing in it blocks.
 */
final class Talk implements Floor {
    /** Within the second after which the voice must be gone; the payer's last words often arrive in it. */
    static final Duration LAST_WORDS = Duration.ofMillis(500);

    private static final Duration REOPEN_AFTER = Duration.ofMillis(500);
    private static final int MOST_OPENINGS = 4;

    private final LiveCall call;
    private final Works works;
    private final Playback playback = new Playback();
    private final Conversation conversation;
    private final Goodbye goodbye = new Goodbye(this);
    private final Toolbox tools;
    private final Set<String> wordsWithoutSound = new LinkedHashSet<>();
    private @Nullable Media media;
    private Voice.@Nullable Session session;
    private @Nullable Ear ear;
    private int openings;
    private boolean ready;
    private boolean greeted;
    private boolean sounded;
    private boolean payerSpeaking;
    private boolean over;
    private boolean closed;
    private Instant quietSince = Instant.MAX;

    Talk(LiveCall call, Works works) {
        this.call = call;
        this.works = works;
        this.conversation = new Conversation(call::stamp, call::tellTurn, call::keepTurn);
        this.tools = new Toolbox(this, goodbye, works);
    }

    boolean hears(Ear who) {
        return !closed && ear == who;
    }

    boolean ready() {
        return ready;
    }

    /** Nothing will be said any more, and everything that was is kept. */
    boolean closed() {
        return closed;
    }

    /** Opens the voice, once; while it rings already, so that nobody waits for it. */
    void open() {
        if (closed || over || session != null || openings >= MOST_OPENINGS) {
            return;
        }
        openings++;
        Ear mine = new Ear(this);
        ear = mine;
        try {
            session = works.parts().voice().open(call.brief(), mine);
        } catch (RuntimeException e) {
            gone(false, new Obstacle(text("call.voice.cause"), e.toString()));
        }
    }

    /** The payer can be heard and spoken to. */
    void attach(Media stream) {
        media = stream;
        greet();
    }

    void becameReady() {
        ready = true;
        greet();
    }

    /** A frame from the payer; while the AI takes its leave it is not heard, so that nothing cuts the last sentence. */
    void payerSound(String base64, long timestampMillis) {
        playback.clock(timestampMillis);
        if (greeted && !over && session != null && !goodbye.begun()) {
            session.append(base64);
        }
    }

    void audio(String responseId, String itemId, int contentIndex, String base64) {
        if (media == null || over || playback.dropped(responseId, itemId)) {
            return;
        }
        sounded = true;
        wordsWithoutSound.remove(itemId);
        goodbye.sounded(responseId);
        conversation.aiSounds(itemId);
        media.play(base64);
        media.mark(playback.sent(responseId, itemId, contentIndex, Frame.bytesInBase64(base64)));
        call.changed();
    }

    void audioDone(String itemId) {
        playback.audioDone(itemId);
        conversation.audioDone(itemId);
    }

    void mark(String name) {
        if (over) {
            return;
        }
        playback.echoed(name).forEach(conversation::heard);
        goodbye.echoed(name);
        quietSince = now();
        call.changed();
    }

    void speechStarted(String itemId) {
        conversation.payerBegins(itemId);
        if (over || goodbye.begun()) {
            return;
        }
        payerSpeaking = true;
        bargeIn();
        call.changed();
    }

    void speechStopped(String itemId) {
        conversation.payerStops(itemId);
        payerSpeaking = false;
        quietSince = now();
        call.changed();
    }

    void payerTextDone(String itemId, String words) {
        conversation.payerTextDone(itemId, words);
        lastWords();
    }

    void payerTextFailed(String itemId) {
        conversation.payerTextFailed(itemId, text("call.words.unclear"));
        lastWords();
    }

    void aiText(String responseId, String itemId, String delta) {
        if (!sounded(itemId)) {
            wordsWithoutSound.add(itemId);
        }
        conversation.aiText(itemId, delta);
        cutIfDropped(responseId, itemId);
    }

    void aiTextDone(String responseId, String itemId, String whole) {
        conversation.aiTextDone(itemId, whole);
        cutIfDropped(responseId, itemId);
    }

    void responseStarted(String responseId) {
        wordsWithoutSound.clear();
        playback.responseStarted(responseId);
    }

    void responseDone(String responseId, Voice.ResponseEnd end, Voice.Usage usage) {
        playback.responseDone(responseId).forEach(conversation::audioDone);
        wordsWithoutSound.clear();
        if (end.status() != Voice.ResponseEnd.Status.COMPLETED) {
            event("ai.response." + end.status(), end.reason());
        }
        if (!usage.equals(Voice.Usage.NONE)) {
            event("ai.usage", usage.toString());
        }
        goodbye.responseDone(responseId);
    }

    void toolCall(ToolCall toolCall) {
        tools.called(toolCall, playback.dropped(toolCall.responseId()));
    }

    void hiccup(String code, String message) {
        event("ai.hiccup", code + ": " + message);
    }

    /** The voice went away; before it ever spoke it is asked in again, but for one that said it never can. */
    void gone(boolean refused, Obstacle why) {
        session = null;
        ear = null;
        ready = false;
        event("ai.gone", why.cause());
        if (!greeted && !refused && openings < MOST_OPENINGS) {
            later(REOPEN_AFTER.multipliedBy(openings), this::open);
        } else {
            call.voiceLost(sounded, why);
        }
    }

    Speaking speaking() {
        if (payerSpeaking) {
            return Speaking.PAYER;
        }
        return !over && playback.unplayedMillis() > 0 ? Speaking.AI : Speaking.NOBODY;
    }

    /** What the carrier still holds of the AI's sound is not to be heard any more. */
    void silence() {
        end();
        if (media != null) {
            media.clear();
        }
    }

    /** Nobody can hear or be heard any more; only words already spoken are still awaited, for a moment. */
    void end() {
        if (over) {
            return;
        }
        over = true;
        payerSpeaking = false;
        playback.now().forEach(conversation::heard);
        if (session != null && conversation.wordsOutstanding()) {
            later(LAST_WORDS, this::close);
        } else {
            close();
        }
    }

    /** Closes our end of the stream: the carrier goes on with what stands after it. */
    void leaveStream() {
        if (media != null) {
            media.close();
        }
    }

    private void close() {
        if (closed) {
            return;
        }
        closed = true;
        ear = null;
        tools.flush();
        if (session != null) {
            session.close();
            session = null;
        }
        conversation.finish();
        call.voiceClosed();
    }

    private void lastWords() {
        if (over && !conversation.wordsOutstanding()) {
            close();
        }
    }

    /** Both sides are there: once. */
    private void greet() {
        if (ready && !greeted && !over && media != null && session != null) {
            greeted = true;
            quietSince = now();
            session.respond(Optional.empty());
            call.talking();
        }
    }

    private boolean sounded(String itemId) {
        return playback.knows(itemId);
    }

    private void cutIfDropped(String responseId, String itemId) {
        if (playback.dropped(responseId)) {
            conversation.cutIfSilent(itemId);
        }
    }

    private void bargeIn() {
        Playback.BargeIn talkedOver = playback.bargeIn();
        if (talkedOver.clear() && media != null) {
            media.clear();
        }
        talkedOver.whole().forEach(conversation::heard);
        for (Playback.Cut cut : talkedOver.cuts()) {
            truncate(cut.heard().itemId(), cut.contentIndex(), cut.heard().millis());
            conversation.cut(cut.heard());
        }
        for (String unsaid : wordsWithoutSound) {
            truncate(unsaid, 0, 0);
            conversation.cutIfSilent(unsaid);
        }
        wordsWithoutSound.clear();
    }

    private void truncate(String itemId, int contentIndex, long heardMillis) {
        if (session != null) {
            session.truncate(itemId, contentIndex, heardMillis);
        }
    }

    @Override
    public void post(Runnable event) {
        call.post(event);
    }

    @Override
    public void later(Duration delay, Runnable event) {
        call.later(delay, event);
    }

    @Override
    public Instant now() {
        return works.now();
    }

    @Override
    public CallState state() {
        return call.state();
    }

    @Override
    public Conversation conversation() {
        return conversation;
    }

    @Override
    public boolean payerSpeaking() {
        return payerSpeaking;
    }

    @Override
    public void result(String callId, Map<String, Object> result, boolean quietly) {
        if (session != null) {
            session.toolResult(callId, result, quietly);
        }
    }

    @Override
    public String markEnd() {
        String name = playback.closingMark();
        if (media != null) {
            media.mark(name);
        }
        return name;
    }

    @Override
    public long unplayedMillis() {
        return playback.unplayedMillis();
    }

    @Override
    public Duration quiet() {
        return quietSince.isAfter(now()) ? Duration.ZERO : Duration.between(quietSince, now());
    }

    @Override
    public void identified(String name) {
        call.identified(name);
    }

    @Override
    public void event(String kind, String detail) {
        call.event(kind, detail);
    }

    @Override
    public void hangUp() {
        call.hangUpByAi();
    }
}
