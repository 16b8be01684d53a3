package com.vegah.collectiq.call;

import com.vegah.collectiq.value.Obstacle;
import java.util.Map;
import java.util.Optional;

/** Brings what a voice session tells into the call's mailbox; deaf once the talk listens to another session or to none. */
final class Ear implements Voice.Events {
    private final Talk talk;

    Ear(Talk talk) {
        this.talk = talk;
    }

    @Override
    public void ready() {
        hear(talk::becameReady);
    }

    @Override
    public void speechStarted(String itemId) {
        hear(() -> talk.speechStarted(itemId));
    }

    @Override
    public void speechStopped(String itemId) {
        hear(() -> talk.speechStopped(itemId));
    }

    @Override
    public void audio(String responseId, String itemId, int contentIndex, String base64) {
        hear(() -> talk.audio(responseId, itemId, contentIndex, base64));
    }

    @Override
    public void audioDone(String responseId, String itemId) {
        hear(() -> talk.audioDone(itemId));
    }

    @Override
    public void item(String itemId, Optional<String> previousItemId, Voice.Role role) {
        hear(() -> talk.conversation().placed(itemId, previousItemId, role));
    }

    @Override
    public void aiText(String responseId, String itemId, String delta) {
        hear(() -> talk.aiText(responseId, itemId, delta));
    }

    @Override
    public void aiTextDone(String responseId, String itemId, String text) {
        hear(() -> talk.aiTextDone(responseId, itemId, text));
    }

    @Override
    public void payerText(String itemId, String delta) {
        hear(() -> talk.payerText(itemId, delta));
    }

    @Override
    public void payerTextDone(String itemId, String text) {
        hear(() -> talk.payerTextDone(itemId, text));
    }

    @Override
    public void payerTextFailed(String itemId) {
        hear(() -> talk.payerTextFailed(itemId));
    }

    @Override
    public void responseStarted(String responseId) {
        hear(() -> talk.responseStarted(responseId));
    }

    @Override
    public void responseDone(String responseId, Voice.ResponseEnd end, Voice.Usage usage) {
        hear(() -> talk.responseDone(responseId, end, usage));
    }

    @Override
    public void toolCall(
            String responseId, String itemId, String callId, String name, Optional<Map<String, Object>> arguments) {
        hear(() -> talk.toolCall(new ToolCall(responseId, itemId, callId, name, arguments)));
    }

    @Override
    public void drafted(String key, Optional<Map<String, Object>> fields, Voice.Usage usage) {
        hear(() -> talk.drafted(key, fields, usage));
    }

    @Override
    public void hiccup(String code, String message) {
        hear(() -> talk.hiccup(code, message));
    }

    @Override
    public void gone(boolean refused, Obstacle why) {
        hear(() -> talk.gone(refused, why));
    }

    private void hear(Runnable event) {
        talk.post(() -> {
            if (talk.hears(this)) {
                event.run();
            }
        });
    }
}
