package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The keys a payer presses. A run of digits reaches the AI as text when it has paused; 0 alone asks for a person, 9 alone stops contact. What
 * may be a payment card is forgotten at once: it is told to nobody, neither stored nor logged. Touched from the call's mailbox alone.
 */
final class Keypad {
    /** A run is over after so long without a key, or at a hash. A lone 0 or 9 waits for it too: 950 is an amount, not a wish. */
    static final Duration PAUSE = Duration.ofMillis(1500);
    /** From four digits on: it may be a card's first group, and one looks up for the next. */
    static final Duration REST = Duration.ofSeconds(4);
    /** What came with no longer rests than this counts as one number when it comes to cards. */
    static final Duration GROUPS = Duration.ofSeconds(20);
    /** The shortest payment card number (ISO/IEC 7812) has 13 digits. Mistyped ones are as secret, so that no check digit is asked for. */
    static final int CARD = 13;

    private static final int GROUP = 4;
    private static final int MOST_NOTED = 40;
    private static final Pattern PERSON = Pattern.compile("0{1,3}");
    private static final Pattern STOP = Pattern.compile("9{1,3}");

    private final Floor floor;
    private final Wishes wishes;
    private final StringBuilder run = new StringBuilder();
    private int pressed;
    private int noted;
    private int recent;
    private boolean card;
    private Instant last = Instant.EPOCH;

    Keypad(Floor floor, Wishes wishes) {
        this.floor = floor;
        this.wishes = wishes;
    }

    /** One key: a digit, star or hash; anything else is no key. */
    void press(String key) {
        if (key.length() != 1 || "0123456789*#".indexOf(key.charAt(0)) < 0) {
            return;
        }
        Instant now = floor.now();
        if (Duration.between(last, now).compareTo(GROUPS) > 0) {
            recent = 0;
            card = false;
        }
        last = now;
        boolean digit = Character.isDigit(key.charAt(0));
        recent += digit ? 1 : 0;
        card |= recent >= CARD;
        if (card) {
            run.setLength(0);
        } else {
            run.append(key);
        }
        int mine = ++pressed;
        Duration wait = key.equals("#") ? Duration.ZERO : run.length() < GROUP ? PAUSE : REST;
        floor.later(wait, () -> {
            if (mine == pressed) {
                paused();
            }
        });
    }

    /** The line has gone: whoever pressed 9 and hung up is left alone all the same. */
    void lineGone() {
        pressed++;
        if (!card && STOP.matcher(run).matches()) {
            wishes.stopContact(text("call.keys.nine"));
        }
        run.setLength(0);
    }

    private void paused() {
        String keys = run.toString();
        run.setLength(0);
        if (card) {
            floor.event("payer.keys", text("call.keys.hidden"));
            tell(text("call.keys.card"));
        } else if (PERSON.matcher(keys).matches()) {
            floor.event("payer.keys", keys);
            wishes.person(text("call.keys.zero"));
        } else if (STOP.matcher(keys).matches()) {
            floor.event("payer.keys", keys);
            wishes.stopContact(text("call.keys.nine"));
        } else if (!keys.isEmpty()) {
            floor.event("payer.keys", keys);
            tell(text("call.keys.pressed", keys));
        }
    }

    /** A payer who plays with the keys is not answered for ever. */
    private void tell(String line) {
        if (++noted <= MOST_NOTED && !floor.leaving()) {
            floor.note(line);
            floor.ask(text("call.keys.answer"));
        }
    }
}
