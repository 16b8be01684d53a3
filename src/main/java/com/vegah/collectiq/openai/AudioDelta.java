package com.vegah.collectiq.openai;

import java.util.Optional;

/**
 * Sound of a response, read without a tree: one pass over the flat object, fields in any order, the base64 cut out as it stands. Whatever
 * is not plain enough for that (an escape, a nested value, another type of event) yields empty and is left to the full parser.
 */
record AudioDelta(String responseId, String itemId, int contentIndex, String base64) {

    static Optional<AudioDelta> read(String message, String type) {
        return message.indexOf('\\') >= 0 ? Optional.empty() : new Scan(message).event(type);
    }

    /** One pass over a message that holds no escapes. */
    private static final class Scan {
        private final String message;
        private int at;
        private boolean audio;
        private String responseId = "";
        private String itemId = "";
        private String base64 = "";
        private int contentIndex;

        Scan(String message) {
            this.message = message;
        }

        Optional<AudioDelta> event(String type) {
            if (!take('{')) {
                return Optional.empty();
            }
            do {
                if (!field(type)) {
                    return Optional.empty();
                }
            } while (take(','));
            return take('}') && audio && !base64.isEmpty()
                    ? Optional.of(new AudioDelta(responseId, itemId, contentIndex, base64))
                    : Optional.empty();
        }

        /** Reads one field; false where it shows that this is not for us. */
        private boolean field(String type) {
            int name = string();
            if (name < 0) {
                return false;
            }
            String key = message.substring(name, at - 1);
            if (!take(':')) {
                return false;
            }
            if (peek() != '"') {
                return number(key.equals("content_index"));
            }
            int start = string();
            return start >= 0 && keep(key, start, type);
        }

        private boolean keep(String key, int start, String type) {
            switch (key) {
                case "type" -> {
                    audio = at - 1 - start == type.length() && message.startsWith(type, start);
                    return audio;
                }
                case "delta" -> base64 = message.substring(start, at - 1);
                case "response_id" -> responseId = message.substring(start, at - 1);
                case "item_id" -> itemId = message.substring(start, at - 1);
                default -> {
                    // event_id, obfuscation and whatever comes one day
                }
            }
            return true;
        }

        /** Passes a string; where its text starts, and {@code at} stands behind its closing quote; -1 where there is none. */
        private int string() {
            if (!take('"')) {
                return -1;
            }
            int start = at;
            int end = message.indexOf('"', start);
            if (end < 0) {
                return -1;
            }
            at = end + 1;
            return start;
        }

        private boolean number(boolean isContentIndex) {
            int value = 0;
            int start = at;
            while (at < message.length() && Character.isDigit(message.charAt(at)) && at - start < 9) {
                value = value * 10 + Character.digit(message.charAt(at++), 10);
            }
            if (isContentIndex) {
                contentIndex = value;
            }
            return at > start && (peek() == ',' || peek() == '}');
        }

        private boolean take(char wanted) {
            if (peek() != wanted) {
                return false;
            }
            at++;
            return true;
        }

        /** The next character that is no white space; a zero at the end. */
        private char peek() {
            while (at < message.length() && message.charAt(at) <= ' ') {
                at++;
            }
            return at < message.length() ? message.charAt(at) : 0;
        }
    }
}
