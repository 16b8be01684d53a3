package com.vegah.collectiq.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the settings stand; {@code implicit} where nobody named the file and it just lay in the working folder. */
public record SettingsFile(Path path, boolean implicit) {
    public static final String NAME = "collectiq-desktop.properties";

    /** The one that was named, else the working folder's, else the data folder's; a named one need not exist: reading it then says so. */
    public static Optional<SettingsFile> locate(Optional<Path> named, Path workingFolder, Path dataFolder) {
        if (named.isPresent()) {
            return named.map(path -> new SettingsFile(path, false));
        }
        Path here = workingFolder.resolve(NAME);
        if (Files.exists(here)) {
            return Optional.of(new SettingsFile(here, true));
        }
        Path kept = dataFolder.resolve(NAME);
        return Files.exists(kept) ? Optional.of(new SettingsFile(kept, false)) : Optional.empty();
    }
}
