package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.CallView.Speaking;
import com.vegah.collectiq.call.CarrierEvents.Media;
import com.vegah.collectiq.value.Obstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The bridge of one call: the payer's sound to the voice, the voice's sound to the payer, both untouched, and all that hangs on it:
 * who is heard, who interrupts, what is said, which tools are called. Touched from the call's mailbox alone; nothing in it blocks.
 */
final class Talk implements Floor {
    /** Within the second after which the voice must be gone; the payer's last words often arrive in it. */
    static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final LiveCall call;
    private final Works works;
    private final Conversation conversation;
    private final VoiceLink voice;
    private final Mouth mouth;
    private final Goodbye goodbye = new Goodbye(this);
    private final Toolbox tools;
    private boolean greeted;
    private boolean payerSpeaking;
    private boolean over;
    private boolean closed;
    private Instant quietSince = Instant.MAX;

    Talk(LiveCall call, Works works) {
        this.call = call;
        this.works = works;
        this.conversation = new Conversation(call::stamp, call::tellTurn, call::keepTurn);
        this.voice = new VoiceLink(this, call, works);
        this.mouth = new Mouth(conversation, voice);
        this.tools = new Toolbox(this, goodbye, works);
    }

    boolean hears(Ear who) {
        return !closed && voice.hears(who);
    }

    boolean ready() {
        return voice.ready();
    }

    /** Nothing will be said any more, and everything that was is kept. */
    boolean closed() {
        return closed;
    }

    /** Opens the voice, once; while it rings already, so that nobody waits for it. */
    void open() {
        if (!closed && !over) {
            voice.open();
        }
    }

    /** The payer can be heard and spoken to. */
    void attach(Media stream) {
        mouth.attach(stream);
        greet();
    }

    void becameReady() {
        voice.becameReady();
        greet();
    }

    /** A frame from the payer; while the AI takes its leave it is not heard, so that nothing cuts the last sentence. */
    void payerSound(String base64, long timestampMillis) {
        mouth.clock(timestampMillis);
        if (greeted && !over && !goodbye.begun()) {
            voice.append(base64);
        }
    }

    void audio(String responseId, String itemId, int contentIndex, String base64) {
        if (mouth.say(responseId, itemId, contentIndex, base64)) {
            goodbye.sounded(responseId);
            call.changed();
        }
    }

    void audioDone(String itemId) {
        mouth.audioDone(itemId);
    }

    void mark(String name) {
        if (over) {
            return;
        }
        mouth.echoed(name);
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
        mouth.stop();
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
        mouth.words(responseId, itemId, delta);
    }

    void aiTextDone(String responseId, String itemId, String whole) {
        mouth.wordsDone(responseId, itemId, whole);
    }

    void responseStarted(String responseId) {
        mouth.responseStarted(responseId);
    }

    void responseDone(String responseId, Voice.ResponseEnd end, Voice.Usage usage) {
        mouth.responseDone(responseId);
        if (end.status() != Voice.ResponseEnd.Status.COMPLETED) {
            event("ai.response." + end.status(), end.reason());
        }
        if (!usage.equals(Voice.Usage.NONE)) {
            event("ai.usage", usage.toString());
        }
        goodbye.responseDone(responseId);
    }

    void toolCall(ToolCall toolCall) {
        tools.called(toolCall, mouth.dropped(toolCall.responseId()));
    }

    void hiccup(String code, String message) {
        event("ai.hiccup", code + ": " + message);
    }

    /** The voice went away; before it ever spoke it is asked in again, but for one that said it never can. */
    void gone(boolean refused, Obstacle why) {
        event("ai.gone", why.cause());
        if (!voice.lost(!greeted && !refused)) {
            call.voiceLost(mouth.sounded(), why);
        }
    }

    Speaking speaking() {
        if (payerSpeaking) {
            return Speaking.PAYER;
        }
        return !over && mouth.unplayedMillis() > 0 ? Speaking.AI : Speaking.NOBODY;
    }

    /** What the carrier still holds of the AI's sound is not to be heard any more. */
    void silence() {
        end();
        mouth.clear();
    }

    /** Nobody can hear or be heard any more; only words already spoken are still awaited, for a moment. */
    void end() {
        if (over) {
            return;
        }
        over = true;
        payerSpeaking = false;
        mouth.shut();
        if (voice.present() && conversation.wordsOutstanding()) {
            later(LAST_WORDS, this::close);
        } else {
            close();
        }
    }

    /** Closes our end of the stream: the carrier goes on with what stands after it. */
    void leaveStream() {
        mouth.leaveStream();
    }

    private void close() {
        if (closed) {
            return;
        }
        closed = true;
        voice.deafen();
        tools.flush();
        voice.close();
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
        if (voice.ready() && voice.present() && !greeted && !over && mouth.attached()) {
            greeted = true;
            quietSince = now();
            voice.respond(Optional.empty());
            call.talking();
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
        voice.result(callId, result, quietly);
    }

    @Override
    public String markEnd() {
        return mouth.markEnd();
    }

    @Override
    public long unplayedMillis() {
        return mouth.unplayedMillis();
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
