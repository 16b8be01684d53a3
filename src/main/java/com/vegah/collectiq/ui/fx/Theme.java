package com.vegah.collectiq.ui.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light or dark: the same rules over another sheet of colours. UI thread only. */
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet(), "light"),
    DARK(new PrimerDark().getUserAgentStylesheet(), "dark");

    private static final List<String> RULES = List.of("app", "desk", "calls");
    private static final List<String> FONTS =
            List.of("IBMPlexSans-Regular", "IBMPlexSans-Medium", "IBMPlexSans-SemiBold", "IBMPlexMono-Regular");

    private final String agent;
    private final String colours;

    Theme(String agent, String colours) {
        this.agent = agent;
        this.colours = colours;
    }

    /** Dresses a scene; its pop-ups follow it. */
    public void dress(Scene scene) {
        loadFonts();
        Application.setUserAgentStylesheet(agent);
        scene.getStylesheets().setAll(sheets());
    }

    /** Our own sheets, the colours first. */
    List<String> sheets() {
        return Stream.concat(Stream.of(colours), RULES.stream())
                .map(name -> resource("style/" + name + ".css").toExternalForm())
                .toList();
    }

    /** Before the first scene: a font that comes later is not found by the style sheets. Loading one twice is harmless. */
    private static void loadFonts() {
        for (String name : FONTS) {
            try (InputStream font = resource("style/font/" + name + ".ttf").openStream()) {
                Font.loadFont(font, 13);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the font " + name, e);
            }
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource("/fxml/" + name), name);
    }
}
