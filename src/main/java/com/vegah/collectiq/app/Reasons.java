package com.vegah.collectiq.app;

import com.vegah.collectiq.value.Texts;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** A failure's reason in a few words. */
final class Reasons {
    private Reasons() {}

    /** Why a file cannot be written: what is absent is its folder. */
    static String ofWriting(Throwable failure) {
        return failure instanceof NoSuchFileException ? Texts.text("cli.reason.nofolder") : of(failure);
    }

    static String of(Throwable failure) {
        if (failure instanceof NoSuchFileException) {
            return Texts.text("cli.reason.absent");
        }
        if (failure instanceof AccessDeniedException) {
            return Texts.text("cli.reason.denied");
        }
        if (failure instanceof FileAlreadyExistsException) {
            return Texts.text("cli.reason.exists");
        }
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
    }
}
