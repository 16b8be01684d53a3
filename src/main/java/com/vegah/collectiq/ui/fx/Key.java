package com.vegah.collectiq.ui.fx;

import com.vegah.collectiq.value.Texts;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys of the desk; Ctrl is Cmd on macOS. */
public enum Key {
    HELP("F1", Kind.ANYWHERE),
    SEARCH("Shortcut+K", Kind.ANYWHERE),
    FILTER("Slash", Kind.LETTER),
    DESK("Shortcut+1", Kind.ANYWHERE),
    CALLS("Shortcut+2", Kind.ANYWHERE),
    REHEARSE("Shortcut+6", Kind.ANYWHERE),
    REHEARSE_CALL("Shortcut+R", Kind.ANYWHERE),
    SETTINGS("Shortcut+Comma", Kind.ANYWHERE),
    NEXT_REGION("F6", Kind.ANYWHERE),
    PREVIOUS_REGION("Shift+F6", Kind.ANYWHERE),
    NEXT_CALL("Shortcut+F8", Kind.FIRST),
    LAWFUL("Shortcut+Enter", Kind.FIRST),
    WHY("W", Kind.LETTER),
    END_CALL("Shortcut+E", Kind.FIRST),
    LIVE_END("End", Kind.LETTER),
    LEAVE("Esc", Kind.ANYWHERE);

    private final String written;
    private final Kind kind;

    Key(String written, Kind kind) {
        this.written = written;
        this.kind = kind;
    }

    /** Whether the event is this key; a single letter only counts where no text is edited. */
    public boolean pressedIn(KeyEvent event) {
        return combination().match(event) && !(kind == Kind.LETTER && typing(event));
    }

    /** Whether it is seen before any control sees it, as the keys of calls are. */
    public boolean first() {
        return kind == Kind.FIRST;
    }

    /** As it stands on buttons. */
    public String cap() {
        return combination().getDisplayText().replace('+', ' ');
    }

    /** What it does, for the list of keys. */
    public String does() {
        return Texts.text("key." + name());
    }

    private KeyCombination combination() {
        return KeyCombination.valueOf(written);
    }

    private static boolean typing(KeyEvent event) {
        return event.getTarget() instanceof Node node
                && node.getScene() != null
                && node.getScene().getFocusOwner() instanceof TextInputControl;
    }

    private enum Kind {
        ANYWHERE,
        FIRST,
        LETTER
    }
}
