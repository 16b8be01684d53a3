package com.vegah.collectiq.call;

import com.vegah.collectiq.call.Turn.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Who said what, in the order of the talk and not of the news of it: a payer's words often arrive when the AI answers already. A turn's
 * number is its place among the spoken items; where one turns out to belong before others, those move on and are told again.
 */
final class Conversation {
    private final Supplier<Stamp> now;
    private final Consumer<Turn> told;
    private final Consumer<Turn> kept;
    private final List<Spoken> order = new ArrayList<>();
    private final Map<String, Spoken> items = new HashMap<>();

    /** Each change is told; what is to be stored is kept. */
    Conversation(Supplier<Stamp> now, Consumer<Turn> told, Consumer<Turn> kept) {
        this.now = now;
        this.told = told;
        this.kept = kept;
    }

    /** An item took its place after another. */
    void placed(String itemId, Optional<String> previous, Voice.Role role) {
        Optional<Speaker> speaker = switch (role) {
            case AI -> Optional.of(Speaker.AI);
            case PAYER -> Optional.of(Speaker.PAYER);
            case SYSTEM, TOOL -> Optional.empty();
        };
        Spoken before = previous.map(items::get).orElse(null);
        Spoken item = items.get(itemId);
        int after = before == null ? order.size() : order.indexOf(before) + 1;
        if (item == null) {
            insert(new Spoken(itemId, speaker, now.get()), after);
        } else if (before != null && order.indexOf(item) < after) {
            order.remove(item);
            order.add(order.indexOf(before) + 1, item);
            renumber();
        }
    }

    void payerBegins(String itemId) {
        payer(itemId);
    }

    void payerStops(String itemId) {
        payer(itemId).stopped = true;
    }

    void payerText(String itemId, String delta) {
        Spoken item = payer(itemId);
        if (!item.textDone) {
            item.text.append(delta);
            tell(item);
        }
    }

    void payerTextDone(String itemId, String text) {
        Spoken item = payer(itemId);
        item.replace(text);
        item.stopped = true;
        tell(item);
    }

    /** The payer said something that could not be made out. */
    void payerTextFailed(String itemId, String sign) {
        payer(itemId).unclear = true;
        payerTextDone(itemId, sign);
    }

    void aiText(String itemId, String delta) {
        Spoken item = ai(itemId);
        if (!item.textDone) {
            item.text.append(delta);
            tell(item);
        }
    }

    void aiTextDone(String itemId, String text) {
        Spoken item = ai(itemId);
        item.replace(text);
        tell(item);
    }

    /** Sound of an item went out. */
    void aiSounds(String itemId) {
        ai(itemId);
    }

    void audioDone(String itemId) {
        Spoken item = ai(itemId);
        item.allSent = true;
        tell(item);
    }

    void heard(Playback.Heard heard) {
        Spoken item = ai(heard.itemId());
        item.heardMillis = Math.max(item.heardMillis, heard.millis());
        item.sentMillis = Math.max(item.sentMillis, heard.sentMillis());
        tell(item);
    }

    /** An item that was talked over: what was heard of it is all that ever will be. */
    void cut(Playback.Heard heard) {
        Spoken item = ai(heard.itemId());
        item.cut(heard);
        tell(item);
    }

    /** Words of a response that was talked over before their sound came: nobody heard them. */
    void cutIfSilent(String itemId) {
        if (ai(itemId).sentMillis == 0) {
            cut(new Playback.Heard(itemId, 0, 0));
        }
    }

    /** An item holds part of a number that may be kept nowhere. */
    void hideNumbers(String itemId) {
        Spoken item = items.get(itemId);
        if (item != null) {
            item.hidden = true;
            tell(item);
        }
    }

    /** Whether the payer has said anything yet: words, or a stretch of speech whose words are not known yet. */
    boolean payerSpoke() {
        return spokenSince(-1);
    }

    /** How many items there are: a place in time to ask {@link #spokenSince} about. */
    int length() {
        return order.size();
    }

    /** As {@link #payerSpoke()}, of items from that place on. */
    boolean spokenSince(int length) {
        return order.stream()
                .skip(Math.max(0, length))
                .anyMatch(item -> item.isPayer() && (item.textDone ? !item.text.isEmpty() : item.stopped));
    }

    /** The payer's last words. */
    Optional<Turn> lastPayerWords() {
        for (int i = order.size() - 1; i >= 0; i--) {
            Spoken item = order.get(i);
            if (item.isPayer() && !item.unclear && !item.text.isEmpty()) {
                return Optional.of(item.turn(seq(item)));
            }
        }
        return Optional.empty();
    }

    /** Whether an item was ended before all of it was heard. */
    boolean wasCut(String itemId) {
        Spoken item = items.get(itemId);
        return item != null && item.turn(0).state() == Turn.State.CUT;
    }

    /** Whether the payer said something whose words have not arrived. */
    boolean wordsOutstanding() {
        return wordsOutstandingSince(0);
    }

    /** As {@link #wordsOutstanding()}, of items from that place on. */
    boolean wordsOutstandingSince(int length) {
        return order.stream().skip(length).anyMatch(item -> item.isPayer() && !item.textDone);
    }

    /** What is known of an item's words. */
    String words(String itemId) {
        Spoken item = items.get(itemId);
        return item == null ? "" : item.text.toString();
    }

    /** As much as was heard of what the AI sent last; empty where nothing was. */
    String lastHeard() {
        for (int i = order.size() - 1; i >= 0; i--) {
            Spoken item = order.get(i);
            if (item.speaker.equals(Optional.of(Speaker.AI)) && item.sentMillis > 0) {
                return item.turn(seq(item)).heardText();
            }
        }
        return "";
    }

    /** All that the payer has heard of the AI by now. */
    String heardWords() {
        StringBuilder heard = new StringBuilder();
        for (Spoken item : order) {
            if (item.speaker.equals(Optional.of(Speaker.AI))) {
                heard.append(item.turn(seq(item)).heardText()).append(' ');
            }
        }
        return heard.toString();
    }

    /** What the payer may have heard of each of the AI's turns, in order, with the place after it. */
    List<Heard> heardFromAi() {
        List<Heard> heard = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Spoken item = order.get(i);
            if (item.speaker.equals(Optional.of(Speaker.AI))) {
                Turn turn = item.turn(seq(item));
                heard.add(new Heard(i + 1, turn.state() == Turn.State.CUT ? turn.heardText() : turn.text()));
            }
        }
        return heard;
    }

    /** For a new watcher. */
    List<Turn> turns() {
        return order.stream()
                .filter(Spoken::visible)
                .map(item -> item.turn(seq(item)))
                .toList();
    }

    /** The talk is over: everything is kept as it stands, nothing grows any more. */
    void finish() {
        for (Spoken item : order) {
            item.over = true;
            if (item.visible() || item.stored) {
                tell(item);
            }
        }
    }

    private Spoken payer(String itemId) {
        return spoken(itemId, Speaker.PAYER);
    }

    private Spoken ai(String itemId) {
        return spoken(itemId, Speaker.AI);
    }

    private Spoken spoken(String itemId, Speaker speaker) {
        Spoken item = items.get(itemId);
        return item == null ? insert(new Spoken(itemId, Optional.of(speaker), now.get()), order.size()) : item;
    }

    private Spoken insert(Spoken item, int index) {
        boolean last = index == order.size();
        order.add(index, item);
        items.put(item.id, item);
        if (!last && item.speaker.isPresent()) {
            renumber();
        }
        return item;
    }

    /** Numbers have moved: all that was shown is told again, and what was stored is stored again under its new number. */
    private void renumber() {
        boolean stored = order.stream().anyMatch(item -> item.stored);
        for (Spoken item : order) {
            if (item.speaker.isPresent()) {
                if (stored) {
                    keep(item);
                }
                if (item.visible()) {
                    told.accept(item.turn(seq(item)));
                }
            }
        }
    }

    private void tell(Spoken item) {
        if (item.speaker.isEmpty() || !(item.visible() || item.stored)) {
            return;
        }
        Turn turn = item.turn(seq(item));
        item.shown = true;
        told.accept(turn);
        if (turn.state() != Turn.State.GROWING) {
            keep(item);
        }
    }

    private void keep(Spoken item) {
        item.stored = true;
        kept.accept(item.turn(seq(item)));
    }

    private int seq(Spoken item) {
        int seq = 0;
        for (Spoken other : order) {
            if (other.speaker.isPresent()) {
                seq++;
            }
            if (other == item) {
                break;
            }
        }
        return seq;
    }

    /** Words of the AI, and the place to ask {@link #spokenSince} about what came after them. */
    record Heard(int place, String words) {}

    /** When something began, and how long after the answer. */
    record Stamp(Instant at, long offsetMillis) {}
}
