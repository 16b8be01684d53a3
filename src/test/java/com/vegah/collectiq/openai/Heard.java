package com.vegah.collectiq.openai;

import com.vegah.collectiq.call.Voice;
import com.vegah.collectiq.value.Obstacle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a voice tells, one line an event. */
final class Heard implements Voice.Events {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<Obstacle> ends = new CopyOnWriteArrayList<>();
    Voice.Usage usage = Voice.Usage.NONE;
    Optional<Map<String, Object>> arguments = Optional.empty();

    List<String> of(String kind) {
        return lines.stream()
                .filter(line -> line.startsWith(kind + " ") || line.equals(kind))
                .toList();
    }

    @Override
    public void ready() {
        lines.add("ready");
    }

    @Override
    public void speechStarted(String itemId) {
        lines.add("speechStarted " + itemId);
    }

    @Override
    public void speechStopped(String itemId) {
        lines.add("speechStopped " + itemId);
    }

    @Override
    public void audio(String responseId, String itemId, int contentIndex, String base64) {
        lines.add("audio " + responseId + " " + itemId + " " + contentIndex + " " + base64);
    }

    @Override
    public void audioDone(String responseId, String itemId) {
        lines.add("audioDone " + responseId + " " + itemId);
    }

    @Override
    public void item(String itemId, Optional<String> previousItemId, Voice.Role role) {
        lines.add("item " + itemId + " after " + previousItemId.orElse("nothing") + " " + role);
    }

    @Override
    public void aiText(String responseId, String itemId, String delta) {
        lines.add("aiText " + responseId + " " + itemId + " " + delta);
    }

    @Override
    public void aiTextDone(String responseId, String itemId, String text) {
        lines.add("aiTextDone " + responseId + " " + itemId + " " + text);
    }

    @Override
    public void payerText(String itemId, String delta) {
        lines.add("payerText " + itemId + " " + delta);
    }

    @Override
    public void payerTextDone(String itemId, String text) {
        lines.add("payerTextDone " + itemId + " " + text);
    }

    @Override
    public void payerTextFailed(String itemId) {
        lines.add("payerTextFailed " + itemId);
    }

    @Override
    public void responseStarted(String responseId) {
        lines.add("responseStarted " + responseId);
    }

    @Override
    public void responseDone(String responseId, Voice.ResponseEnd end, Voice.Usage used) {
        usage = used;
        lines.add("responseDone " + responseId + " " + end.status() + " " + end.reason());
    }

    @Override
    public void toolCall(
            String responseId, String itemId, String callId, String name, Optional<Map<String, Object>> given) {
        arguments = given;
        lines.add("toolCall " + responseId + " " + itemId + " " + callId + " " + name);
    }

    @Override
    public void drafted(String key, Optional<Map<String, Object>> fields, Voice.Usage usage) {
        lines.add("drafted " + key + " " + fields.map(Object::toString).orElse("nothing"));
    }

    @Override
    public void hiccup(String code, String message) {
        lines.add("hiccup " + code);
    }

    @Override
    public void gone(boolean refused, Obstacle why) {
        ends.add(why);
        lines.add("gone " + (refused ? "for good" : "for now"));
    }
}
