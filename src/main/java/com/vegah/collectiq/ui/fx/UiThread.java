package com.vegah.collectiq.ui.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Runs acts on the UI thread, in order and never at once: the one door to it. Safe for every thread. */
public final class UiThread implements Executor {
    @Override
    public void execute(Runnable act) {
        Platform.runLater(act);
    }
}
