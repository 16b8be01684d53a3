package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.CallView.Speaking;
import com.vegah.collectiq.call.CarrierEvents.Media;
import com.vegah.collectiq.value.CardNumbers;
import com.vegah.collectiq.value.Obstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private final TurnTaking turns;
    private final Silence silence;
    private final Keypad keypad;
    private final Toolbox tools;
    private final WaitWords waitWords;
    private final FigureGuard figures;
    private final Kept kept;
    private final Aftermath aftermath;
    private final CardWatch cards;
    private boolean greeted;
    private boolean over;
    private boolean closed;
    private Instant quietSince = Instant.MAX;

    Talk(LiveCall call, Works works) {
        this.call = call;
        this.works = works;
        this.conversation = new Conversation(call::stamp, call::tellTurn, call::keepTurn);
        this.voice = new VoiceLink(this, call, works);
        this.mouth = new Mouth(conversation, voice);
        this.turns = new TurnTaking(this, voice, mouth, works.rules().settings().openai());
        this.silence = new Silence(this, goodbye);
        Wishes wishes = new Wishes(call, this, goodbye);
        this.keypad = new Keypad(this, wishes);
        this.tools = new Toolbox(this, goodbye, wishes, works);
        this.figures = new FigureGuard(this, works);
        String language = works.rules().instructions().language(call.state().account());
        this.waitWords = new WaitWords(language);
        this.kept = new Kept(call, works.recorder(), language);
        this.aftermath = new Aftermath(this, voice, figures.known());
        this.cards = new CardWatch(this, kept, works.rules().settings().call().pauseOnCard());
    }

    boolean hears(Ear who) {
        return !closed && voice.hears(who);
    }

    /** What the AI may do in this call. */
    List<Voice.ToolSpec> tools() {
        return tools.specs();
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
        mouth.attach(kept.listening(stream));
        greet();
    }

    void becameReady() {
        voice.becameReady();
        greet();
    }

    /** A frame from the payer, who is heard while the AI takes its leave too. */
    void payerSound(String base64, long timestampMillis) {
        mouth.clock(timestampMillis);
        kept.payer(base64, timestampMillis);
        String heard = cards.heard(base64, timestampMillis);
        if (greeted && !over) {
            voice.append(heard);
        }
    }

    /** A key the payer pressed. */
    void key(String key) {
        if (greeted && !over) {
            silence.payerSpoke();
            keypad.press(key);
        }
    }

    void audio(String responseId, String itemId, int contentIndex, String base64) {
        inTurn(itemId, () -> {
            if (mouth.say(responseId, itemId, contentIndex, base64)) {
                goodbye.sounded(responseId);
                silence.aiSpoke();
                call.changed();
            }
        });
    }

    void audioDone(String itemId) {
        inTurn(itemId, () -> mouth.audioDone(itemId));
    }

    void mark(String name) {
        if (over) {
            return;
        }
        mouth.echoed(name);
        if (kept.state() == CallView.Recorded.NOT_YET) {
            kept.heard(conversation.heardWords());
        }
        goodbye.echoed(name);
        turns.played();
        silence.aiSpoke();
        quietSince = now();
        call.changed();
    }

    void speechStarted(String itemId) {
        conversation.payerBegins(itemId);
        cards.begins(itemId);
        if (!over) {
            turns.speechStarted(itemId);
            call.changed();
        }
    }

    void speechStopped(String itemId) {
        conversation.payerStops(itemId);
        cards.stops(itemId);
        quietSince = now();
        if (!over) {
            turns.speechStopped(itemId);
            call.changed();
        }
    }

    void payerText(String itemId, String delta) {
        conversation.payerText(itemId, delta);
        cards.grows(conversation.words(itemId));
        if (!over) {
            turns.words(itemId, delta);
            stayIfAsked(itemId);
        }
    }

    void payerTextDone(String itemId, String words) {
        conversation.payerTextDone(itemId, words);
        cards.done(itemId, words);
        figures.payerSaid(CardNumbers.mask(words));
        aftermath.payerSpoke();
        payerWords(itemId, words);
        lastWords();
    }

    void payerTextFailed(String itemId) {
        String sign = text("call.words.unclear");
        conversation.payerTextFailed(itemId, sign);
        figures.payerUnclear();
        payerWords(itemId, sign);
        lastWords();
    }

    void aiText(String responseId, String itemId, String delta) {
        mouth.words(responseId, itemId, delta);
        if (!over && !mouth.dropped(responseId)) {
            figures.said(itemId, delta);
        }
    }

    void aiTextDone(String responseId, String itemId, String whole) {
        mouth.wordsDone(responseId, itemId, whole);
        if (!over && !mouth.dropped(responseId)) {
            figures.saidAll(itemId);
        }
    }

    void responseStarted(String responseId) {
        mouth.responseStarted(responseId);
        turns.responseStarted(responseId);
    }

    void responseDone(String responseId, Voice.ResponseEnd end, Voice.Usage usage) {
        inTurn("", () -> mouth.responseDone(responseId));
        if (end.status() != Voice.ResponseEnd.Status.COMPLETED) {
            event("ai.response." + end.status(), end.reason());
        }
        if (!usage.equals(Voice.Usage.NONE)) {
            event("ai.usage", usage.toString());
        }
        goodbye.responseDone(responseId);
        turns.responseDone(responseId);
    }

    void drafted(String key, Optional<Map<String, Object>> fields, Voice.Usage usage) {
        if (!usage.equals(Voice.Usage.NONE)) {
            event("ai.usage", usage.toString());
        }
        aftermath.drafted(key, fields);
    }

    Aftermath aftermath() {
        return aftermath;
    }

    void toolCall(ToolCall toolCall) {
        tools.called(toolCall, mouth.dropped(toolCall.responseId()));
    }

    /** Half a minute is left of the call's longest time. */
    void wrapUp() {
        if (over || !greeted || leaving()) {
            return;
        }
        if (payerSpeaking()) {
            later(Duration.ofSeconds(1), this::wrapUp);
        } else {
            event("call.wrap-up", "");
            ask(text("call.length.wrap-up"));
        }
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

    CallView.Recorded recorded() {
        return kept.state();
    }

    void pauseRecording(boolean pause) {
        kept.pause(pause);
    }

    Speaking speaking() {
        if (payerSpeaking()) {
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
        keypad.lineGone();
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
        kept.end();
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
            turns.greeting();
            voice.respond(Optional.empty());
            call.talking();
        }
    }

    private void inTurn(String itemId, Runnable sound) {
        if (!turns.keeps(itemId, sound)) {
            sound.run();
        }
    }

    private void payerWords(String itemId, String words) {
        if (over) {
            return;
        }
        if (!words.isBlank()) {
            silence.payerSpoke();
        }
        turns.wordsDone(itemId, words);
        stayIfAsked(itemId);
    }

    /** A clear "wait" takes the goodbye back. */
    private void stayIfAsked(String itemId) {
        if (leaving() && waitWords.in(conversation.words(itemId))) {
            goodbye.takeBack();
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
        return !over && turns.payerSpeaking();
    }

    @Override
    public boolean idle() {
        return turns.idle();
    }

    @Override
    public boolean leaving() {
        return goodbye.begun();
    }

    @Override
    public String running() {
        return turns.running();
    }

    @Override
    public void ask(String instructions) {
        if (!over) {
            voice.respond(Optional.of(instructions));
        }
    }

    @Override
    public void note(String line) {
        voice.note(line);
    }

    @Override
    public void takesLeave() {
        call.state().reach(Phase.GOODBYE);
        aftermath.leaving();
        turns.settle();
        turns.holdAsNeeded();
        call.changed();
    }

    @Override
    public void stays() {
        mouth.stop();
        voice.cancel();
        turns.settle();
        turns.holdAsNeeded();
        call.state().stay();
        call.changed();
    }

    @Override
    public void unsay(Optional<String> instead) {
        if (leaving() && instead.isPresent()) {
            goodbye.takeBack(instead.get());
            return;
        }
        mouth.stop();
        voice.cancel();
        turns.settle();
        instead.ifPresent(this::ask);
        call.changed();
    }

    @Override
    public void result(String callId, Map<String, Object> result, boolean quietly) {
        figures.learn(result);
        aftermath.learn(result);
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
