package com.vegah.collectiq.app;

import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.nio.file.Path;

/** Becomes the owner of a data folder or says who is. */
final class Owned {
    private Owned() {}

    static Instance folder(Path folder) {
        return Instance.own(folder)
                .orElseThrow(() -> new Failure(
                        Failure.FAILED,
                        new Obstacle(
                                Texts.text("cli.serve.second.cause", folder), Texts.text("cli.serve.second.remedy"))));
    }
}
