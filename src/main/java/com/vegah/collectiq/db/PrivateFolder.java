package com.vegah.collectiq.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the data folder its owner's alone, where the file system knows owners. A folder that holds other things too keeps its rights;
 * then the database's own files are closed to others: who can read H2's lock file can connect.
 */
final class PrivateFolder {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<String> OURS =
            Set.of("logs", "recordings", "collectiq-desktop.properties", "instance.lock", "instance.front");

    private PrivateFolder() {}

    static void make(Path folder) {
        try {
            Files.createDirectories(folder);
            if (knowsOwners(folder) && isOurs(folder)) {
                Files.setPosixFilePermissions(folder, FOLDER);
            }
        } catch (IOException e) {
            throw Failures.opening(folder.toString(), e);
        }
    }

    /** Closes the database's files to others; call once they are there. */
    static void closeFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            if (knowsOwners(folder)) {
                for (Path file : files.filter(PrivateFolder::isDatabase).toList()) {
                    Files.setPosixFilePermissions(file, FILE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the files in " + folder + " to others", e);
        }
    }

    private static boolean isOurs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> isDatabase(file) || OURS.contains(name(file)));
        }
    }

    private static boolean isDatabase(Path file) {
        return name(file).startsWith("collectiq.");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static boolean knowsOwners(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
