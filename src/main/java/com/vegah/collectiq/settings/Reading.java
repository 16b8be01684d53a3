package com.vegah.collectiq.settings;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The values of one loading, by key: environment before file before preset. Collects every problem instead of stopping at the first. */
final class Reading {
    private static final int SHOWN = 80;
    private static final Pattern INNER_SECRET = Pattern.compile("(?i)((?:password|key|token|secret)[^=&;]*=)[^&;]*");
    private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");

    private final Map<Key, String> fromFile = new EnumMap<>(Key.class);
    private final Map<Key, String> fromEnvironment = new EnumMap<>(Key.class);
    private final Optional<Path> file;
    private final List<Obstacle> problems = new ArrayList<>();

    Reading(Optional<Path> file, Properties properties, Map<String, String> environment) {
        this.file = file;
        for (Key key : Key.values()) {
            put(fromFile, key, Optional.ofNullable(properties.getProperty(key.written())));
            put(fromEnvironment, key, key.variable().flatMap(name -> Optional.ofNullable(environment.get(name))));
        }
    }

    /** What is set, wherever. */
    Optional<String> set(Key key) {
        return Optional.ofNullable(fromEnvironment.get(key)).or(() -> inFile(key));
    }

    Optional<String> inFile(Key key) {
        return Optional.ofNullable(fromFile.get(key));
    }

    /** Whether the file's own value is the one that counts. */
    boolean countsFromFile(Key key) {
        return fromFile.containsKey(key) && !fromEnvironment.containsKey(key);
    }

    Optional<String> plain(Key key) {
        return set(key);
    }

    Optional<Secret> secret(Key key) {
        return set(key).map(Secret::new);
    }

    /** A value that always counts; a wrong one is a problem, and the preset stands in for it until all problems are told. */
    <T> T value(Key key, Function<String, T> parser, String allowed) {
        return optional(key, parser, allowed).orElseGet(() -> parser.apply(key.preset()));
    }

    /** A value that may be absent. */
    <T> Optional<T> optional(Key key, Function<String, T> parser, String allowed) {
        Optional<String> set = set(key);
        if (set.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(set.get()));
        } catch (RuntimeException e) {
            wrong(key, allowed);
            return Optional.empty();
        }
    }

    void wrong(Key key, String allowed) {
        String value = key.secret() ? "***" : shown(set(key).orElse(key.preset()));
        problem(text("settings.wrong", key.label(), value, origin(key)), text("settings.allowed", allowed));
    }

    void problem(String cause, String remedy) {
        problems.add(new Obstacle(cause, remedy));
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new SettingsProblem(problems);
        }
    }

    private String origin(Key key) {
        if (fromEnvironment.containsKey(key)) {
            return text("settings.in.environment");
        }
        return file.map(path -> text("settings.in.file", path)).orElse("");
    }

    /** Without what may be secret inside: passwords in a url's query or before its host. */
    private static String shown(String value) {
        String open = USER_INFO
                .matcher(INNER_SECRET.matcher(value).replaceAll("$1***"))
                .replaceAll("//***@");
        return open.length() <= SHOWN ? open : open.substring(0, SHOWN) + "…";
    }

    private static void put(Map<Key, String> values, Key key, Optional<String> value) {
        value.map(String::strip).filter(text -> !text.isEmpty()).ifPresent(text -> values.put(key, text));
    }
}
