package com.vegah.collectiq.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks git whether it tracks a file; without a repository around it, or without git, it does not. Blocks for at most five seconds. */
public final class GitTracked {
    private static final Logger LOG = LoggerFactory.getLogger(GitTracked.class);
    private static final long PATIENCE_SECONDS = 5;

    private GitTracked() {}

    public static boolean tracks(Path file) {
        try {
            Path real = file.toRealPath();
            Path folder = real.getParent();
            return folder != null && inRepository(folder) && lists(folder, real);
        } catch (IOException e) {
            LOG.debug("Cannot ask git about {}", file, e);
            return false;
        }
    }

    private static boolean inRepository(Path folder) {
        for (@Nullable Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }

    /** Exit 0 says tracked. Somebody else's repository is answered too, but nothing that its own configuration names is run. */
    private static boolean lists(Path folder, Path file) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "git",
                "-c",
                "safe.directory=*",
                "-c",
                "core.fsmonitor=false",
                "ls-files",
                "--error-unmatch",
                "--",
                String.valueOf(file.getFileName()));
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.directory(folder.toFile());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        Process git = builder.start();
        try {
            return git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            git.destroyForcibly();
        }
    }
}
