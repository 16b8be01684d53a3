package com.vegah.collectiq.ui.fx;

import com.vegah.collectiq.value.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads views from {@code fxml/}, hands each the controller of its {@code fx:controller} class, and gives all the one bundle. UI thread only. */
public final class Views {
    private Views() {}

    /** Loads a view such as {@code shell/window}; the controllers are those of the view itself and of what it includes. */
    public static Parent load(String name, Object... controllers) {
        URL place = Objects.requireNonNull(Views.class.getResource("/fxml/" + name + ".fxml"), name);
        FXMLLoader loader = new FXMLLoader(place, Texts.bundle());
        loader.setControllerFactory(type -> controller(name, type, Arrays.asList(controllers)));
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot load the view " + name, e);
        }
    }

    private static Object controller(String view, Class<?> type, List<Object> controllers) {
        return controllers.stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("View " + view + " asks for a " + type.getSimpleName()));
    }
}
