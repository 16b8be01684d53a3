package com.vegah.collectiq.value;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every sentence that a person reads or hears, by key, from the one bundle {@code fxml/text/texts.properties}. */
public final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("fxml.text.texts", Locale.ENGLISH);

    private Texts() {}

    /** The bundle itself, for views. */
    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    /** The text of a key; {@code {0}} and on are replaced (a lone quote is written twice where there are arguments). */
    public static String text(String key, Object... arguments) {
        String text = BUNDLE.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.ENGLISH).format(arguments);
    }
}
