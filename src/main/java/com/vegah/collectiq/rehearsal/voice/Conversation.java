package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.rehearsal.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The items of a session in their order, with the events that tell of each. */
final class Conversation {
    private final Wire wire;
    private final List<Item> items = new ArrayList<>();

    Conversation(Wire wire) {
        this.wire = wire;
    }

    /** One item; {@code audioMillis} is the sound of an assistant's item as far as it was sent. */
    static final class Item {
        private final ObjectNode json;
        private long audioMillis;

        private Item(ObjectNode json) {
            this.json = json;
        }

        String id() {
            return json.path("id").asText();
        }

        ObjectNode json() {
            return json;
        }

        void sounded(long millis) {
            audioMillis += millis;
        }
    }

    static ObjectNode message(String id, String role, String status) {
        ObjectNode item = Json.object()
                .put("id", id)
                .put("object", "realtime.item")
                .put("type", "message")
                .put("status", status)
                .put("role", role);
        item.putArray("content");
        return item;
    }

    /** Adds at the end and says {@code conversation.item.added}. */
    Item add(ObjectNode json) {
        Item item = new Item(json);
        Optional<String> previous = last();
        items.add(item);
        wire.send(about("conversation.item.added", item).put("previous_item_id", previous.orElse(null)));
        return item;
    }

    void done(Item item) {
        int at = items.indexOf(item);
        String previous = at > 0 ? items.get(at - 1).id() : null;
        wire.send(about("conversation.item.done", item).put("previous_item_id", previous));
    }

    Optional<String> last() {
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(items.get(items.size() - 1).id());
    }

    Optional<Item> find(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /** The tool that a call id in this conversation belongs to. */
    Optional<String> toolOf(String callId) {
        return items.stream()
                .map(Item::json)
                .filter(json -> json.path("type").asText().equals("function_call"))
                .filter(json -> json.path("call_id").asText().equals(callId))
                .map(json -> json.path("name").asText())
                .findFirst();
    }

    void retrieve(String id) {
        Item item = find(id).orElseThrow(() -> missing("retrieve", id));
        wire.send(about("conversation.item.retrieved", item));
    }

    void delete(String id) {
        Item item = find(id).orElseThrow(() -> missing("delete", id));
        items.remove(item);
        wire.send(Wire.event("conversation.item.deleted").put("item_id", id));
    }

    /** Cuts an assistant's item to what was heard; its transcript goes, as the server cannot tell where the words were cut. */
    void truncate(String id, int contentIndex, long endMillis) {
        Item item = find(id).orElseThrow(() -> missing("truncate", id));
        if (!item.json().path("role").asText().equals("assistant")) {
            throw new Trouble("invalid_value", "Only model output audio messages can be truncated", "item_id");
        }
        if (endMillis > item.audioMillis) {
            throw new Trouble(
                    "invalid_value",
                    "Audio content of " + item.audioMillis + "ms is already shorter than " + endMillis + "ms",
                    "audio_end_ms");
        }
        item.audioMillis = endMillis;
        item.json().putArray("content").addObject().put("type", "output_audio");
        wire.send(Wire.event("conversation.item.truncated")
                .put("item_id", id)
                .put("content_index", contentIndex)
                .put("audio_end_ms", endMillis));
    }

    private static ObjectNode about(String type, Item item) {
        ObjectNode event = Wire.event(type);
        event.set("item", item.json().deepCopy());
        return event;
    }

    private static Trouble missing(String verb, String id) {
        return new Trouble(
                "item_" + verb + "_invalid_item_id", "Error: item with id '" + id + "' does not exist.", "item_id");
    }
}
