package com.vegah.collectiq.call;

import com.vegah.collectiq.audio.Frame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of the AI's sound the payer has heard. Two witnesses: marks, which the carrier echoes when what stands before them has played, and
 * the timestamps of the payer's own frames, which run on the carrier's clock and are finer. The later of both counts, never more than was sent.
 */
final class Playback {
    private final Map<String, Item> playing = new LinkedHashMap<>();
    private final Map<String, Mark> marks = new LinkedHashMap<>();
    private final Set<String> droppedResponses = new HashSet<>();
    private final Set<String> droppedItems = new HashSet<>();
    private String running = "";
    private long clock;
    private long playsUntil;
    private long count;

    /** The carrier's clock, as the payer's newest frame tells it. */
    void clock(long timestampMillis) {
        clock = Math.max(clock, timestampMillis);
    }

    void responseStarted(String response) {
        running = response;
    }

    /** No more sound comes for this response; gives the items of it that still play. */
    List<String> responseDone(String response) {
        if (running.equals(response)) {
            running = "";
        }
        List<String> items = playing.values().stream()
                .filter(item -> item.response.equals(response))
                .map(item -> item.id)
                .toList();
        items.forEach(this::audioDone);
        return items;
    }

    void audioDone(String itemId) {
        Item item = playing.get(itemId);
        if (item != null) {
            item.allSent = true;
            playing.values().removeIf(Item::finished);
        }
    }

    /** Sound that comes after its response was talked over: not to be played. */
    boolean dropped(String response, String itemId) {
        return droppedResponses.contains(response) || droppedItems.contains(itemId);
    }

    boolean dropped(String response) {
        return droppedResponses.contains(response);
    }

    /** Whether sound of this item went out. */
    boolean knows(String itemId) {
        return playing.containsKey(itemId);
    }

    /** Counts sound that goes out now, and names the mark that must follow it. */
    String sent(String response, String itemId, int contentIndex, int bytes) {
        Item item = playing.computeIfAbsent(itemId, id -> new Item(response, id, contentIndex));
        long before = item.sentMillis();
        if (item.bytes == 0 || clock >= playsUntil) {
            // a new item, or one that ran dry and goes on: its sound starts when what stands before it has played
            item.from = Math.max(clock, playsUntil);
            item.fromMillis = before;
        }
        item.bytes += bytes;
        playsUntil = Math.max(clock, playsUntil) + item.sentMillis() - before;
        String name = itemId + ":" + item.sentMillis() + ":" + ++count;
        marks.put(name, new Mark(item, item.sentMillis()));
        return name;
    }

    /** A mark that stands for nothing but the end of what was sent so far. */
    String closingMark() {
        return "end:" + ++count;
    }

    /** The carrier echoed a mark: all that stands before it was heard. Echoes that a clear flushed tell nothing. */
    List<Heard> echoed(String name) {
        List<Heard> heard = new ArrayList<>();
        if (!marks.containsKey(name)) {
            return heard;
        }
        Iterator<Map.Entry<String, Mark>> earlier = marks.entrySet().iterator();
        boolean found = false;
        while (!found && earlier.hasNext()) {
            Map.Entry<String, Mark> entry = earlier.next();
            earlier.remove();
            found = entry.getKey().equals(name);
            Item item = entry.getValue().item;
            item.marked = Math.max(item.marked, entry.getValue().millis);
            heard.removeIf(other -> other.itemId().equals(item.id));
            heard.add(item.heard(item.marked));
        }
        playing.values().removeIf(Item::finished);
        return heard;
    }

    /** Milliseconds sent and, as far as we know, not heard yet. */
    long unplayedMillis() {
        return playing.values().stream()
                .mapToLong(item -> item.sentMillis() - item.heardMillis(clock))
                .sum();
    }

    /** Everything as heard by now, for the end of the stream. */
    List<Heard> now() {
        return playing.values().stream()
                .map(item -> item.heard(item.heardMillis(clock)))
                .toList();
    }

    /** The payer talks over the AI: what waits is forgotten, marks and late sound too. */
    BargeIn bargeIn() {
        boolean unplayed = unplayedMillis() > 0;
        List<Cut> cuts = new ArrayList<>();
        List<Heard> whole = new ArrayList<>();
        for (Item item : playing.values()) {
            Heard heard = item.heard(item.heardMillis(clock));
            boolean growing = !item.allSent && item.response.equals(running);
            if (heard.millis() < heard.sentMillis() || growing) {
                droppedResponses.add(item.response);
                droppedItems.add(item.id);
                cuts.add(new Cut(item.contentIndex, heard));
            } else {
                whole.add(heard);
            }
        }
        if (!running.isEmpty()) {
            droppedResponses.add(running);
        }
        playing.clear();
        marks.clear();
        playsUntil = clock;
        return new BargeIn(unplayed, cuts, whole);
    }

    /** So much of an item was heard, of so much that was sent. */
    record Heard(String itemId, long millis, long sentMillis) {}

    /** An item that the payer did not hear to its end. */
    record Cut(int contentIndex, Heard heard) {}

    /** Whether the carrier still holds sound, which items were cut, which were heard in full though no mark said so. */
    record BargeIn(boolean clear, List<Cut> cuts, List<Heard> whole) {}

    private record Mark(Item item, long millis) {}

    private static final class Item {
        private final String response;
        private final String id;
        private final int contentIndex;
        private long bytes;
        private long marked;
        private long from;
        private long fromMillis;
        private boolean allSent;

        private Item(String response, String id, int contentIndex) {
            this.response = response;
            this.id = id;
            this.contentIndex = contentIndex;
        }

        private long sentMillis() {
            return Frame.millis(bytes);
        }

        private long heardMillis(long clock) {
            long byClock = clock <= from ? 0 : fromMillis + clock - from;
            return Math.max(marked, Math.min(byClock, sentMillis()));
        }

        private Heard heard(long millis) {
            return new Heard(id, millis, sentMillis());
        }

        private boolean finished() {
            return allSent && marked >= sentMillis();
        }
    }
}
