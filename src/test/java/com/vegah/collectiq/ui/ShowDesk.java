package com.vegah.collectiq.ui;

import com.vegah.collectiq.ui.fx.FxRuntime;
import com.vegah.collectiq.ui.fx.Theme;
import com.vegah.collectiq.ui.fx.UiThread;
import com.vegah.collectiq.ui.shell.DeskWindow;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** Opens the made-up desk to be looked at: arguments are width, height, light or dark, live or rehearsal. */
public final class ShowDesk {
    private ShowDesk() {}

    public static void main(String[] args) throws InterruptedException {
        FxRuntime runtime = new FxRuntime();
        runtime.run(stage -> open(runtime, stage, args));
    }

    private static void open(FxRuntime runtime, Stage stage, String[] args) {
        stage.initStyle(StageStyle.UNDECORATED);
        DeskWindow window =
                new DeskWindow(new MadeDesk().parts(runtime::quit, args[3].equals("rehearsal")), stage, new UiThread());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(Integer.parseInt(args[0]));
        stage.setHeight(Integer.parseInt(args[1]));
        Theme.valueOf(args[2].toUpperCase(java.util.Locale.ROOT)).dress(stage.getScene());
        window.show();
    }
}
