package com.vegah.collectiq.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.Phase;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.outreach.Dialler;
import com.vegah.collectiq.ui.Made;
import com.vegah.collectiq.ui.MadeDesk;
import com.vegah.collectiq.ui.fx.Theme;
import com.vegah.collectiq.ui.fx.UiThread;
import com.vegah.collectiq.value.AttemptId;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A day at the desk, by mouse and by keyboard. */
@ExtendWith(ApplicationExtension.class)
class DeskJourneyTest {
    private static final AttemptId NEW = new AttemptId("a-new");
    private final MadeDesk made = new MadeDesk();
    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
    private final Logger css = Logger.getLogger("javafx.css");
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                warnings.add(line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final AtomicInteger closed = new AtomicInteger();
    private Stage stage;
    private DeskWindow window;

    @Start
    void open(Stage opened) {
        css.addHandler(listener);
        stage = opened;
        made.desk.answer(id -> new Desk.Result.Calling(new Dialler.Begun(NEW, new CompletableFuture<>())));
        window = new DeskWindow(made.parts(closed::incrementAndGet, true), opened, new UiThread());
        window.show();
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(window::close);
        made.time.close();
        css.removeHandler(listener);
    }

    @Test
    void a_payer_is_found_called_read_and_let_go_by_keyboard(FxRobot robot) {
        TableView<?> table = robot.lookup(".payers").query();
        see(() -> table.getItems().size() == 11);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("harbor");
        see(() -> table.getItems().size() == 1);
        robot.push(KeyCode.ESCAPE);
        see(() -> table.getItems().size() == 11);
        robot.push(KeyCode.ESCAPE);
        see(() -> text(robot, "#name").equals("Harborlight Freight Co."));

        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        see(() -> made.desk.asked.equals(List.of(MadeDesk.HARBORLIGHT)));
        made.live.show(Made.call("a-new", "1003", "Harborlight Freight Co.", Phase.TALKING, CallView.Speaking.AI));
        made.live.say(NEW, Made.turn(1, 2, Turn.Speaker.AI, "Good afternoon.", "Good", Turn.State.GROWING));
        made.live.say(NEW, Made.turn(2, 6, Turn.Speaker.PAYER, "Who is this?", "Who is this?", Turn.State.DONE));
        ListView<?> turns = robot.lookup(".turns").query();
        see(() -> turns.getItems().size() == 2);
        assertThat(text(robot, "#lockText")).startsWith("Amounts are closed to the AI");
        assertThat(robot.lookup("#amounts").query().isVisible()).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.E);
        see(() -> robot.lookup("#question").query().isVisible());
        robot.push(KeyCode.ESCAPE);
        see(() -> !robot.lookup("#question").query().isVisible());
        assertThat(made.live.hungUp).isEmpty();
        robot.push(KeyCode.CONTROL, KeyCode.E);
        robot.clickOn("Hang up now");
        assertThat(made.live.hungUp).containsExactly(NEW);
        made.live.show(Made.call("a-new", "1003", "Harborlight Freight Co.", Phase.ENDED, CallView.Speaking.NOBODY));
        see(() -> text(robot, "#kind").equals("Past AI call"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        see(() -> robot.lookup(".payers").tryQuery().isPresent());
        assertThat(warnings).isEmpty();
    }

    @Test
    void a_past_call_opens_as_a_replay_and_leaves_no_watch_behind(FxRobot robot) {
        int watching = made.live.watchers();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        TableView<?> history = robot.lookup(".history").query();
        see(() -> history.getItems().size() == 3);
        robot.interact(() -> {
            history.requestFocus();
            history.getSelectionModel().select(1);
        });
        robot.push(KeyCode.ENTER);
        ListView<?> turns = robot.lookup(".turns").query();
        see(() -> turns.getItems().size() == 2);
        assertThat(robot.lookup("#end").query().isVisible()).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        see(() -> made.live.watchers() == watching);
    }

    @Test
    void every_place_is_drawn_without_a_css_warning_in_both_themes(FxRobot robot) {
        for (Theme theme : Theme.values()) {
            robot.interact(() -> theme.dress(stage.getScene()));
            for (KeyCode place : List.of(KeyCode.DIGIT2, KeyCode.DIGIT6, KeyCode.COMMA, KeyCode.DIGIT1)) {
                robot.push(KeyCode.CONTROL, place);
                WaitForAsyncUtils.waitForFxEvents();
            }
            robot.interact(() -> robot.lookup(".payers").query().requestFocus());
            robot.push(KeyCode.W);
            see(() -> robot.lookup(".why").tryQuery().isPresent());
            robot.push(KeyCode.W);
        }
        made.live.show(Made.call("a-live", "1017", "Sablepoint Marine", Phase.ENDED, CallView.Speaking.NOBODY));
        see(() -> robot.lookup(".notification-bar").tryQuery().isPresent());
        assertThat(warnings).isEmpty();
    }

    @Test
    void a_story_is_rehearsed_and_its_call_opens(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.R);
        robot.clickOn("#rehearse-promise");
        see(() -> made.rehearsals.prepared.equals(List.of("promise")));
        see(() -> robot.lookup(".call").tryQuery().map(Node::isVisible).orElse(false));
        assertThat(made.desk.asked).containsExactly(MadeDesk.HARBORLIGHT);
    }

    @Test
    void the_keyboard_walks_from_region_to_region_and_each_remembers_its_place(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.push(KeyCode.F6);
        see(() -> within(robot, ".worklist"));
        robot.push(KeyCode.F6);
        see(() -> within(robot, ".payer"));
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        see(() -> stage.getScene().getFocusOwner() == robot.lookup("#search").query());
        assertThat(warnings).isEmpty();
    }

    @Test
    void closing_with_a_live_call_asks_and_hangs_up_only_when_told(FxRobot robot) {
        robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        see(() -> robot.lookup(".veil").query().isVisible());
        assertThat(text(robot, "#question")).isEqualTo("1 call is live.");
        robot.push(KeyCode.ESCAPE);
        see(() -> !robot.lookup(".veil").query().isVisible());
        assertThat(made.live.hungUp).isEmpty();
        robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        robot.clickOn("End them with goodbye");
        see(() -> made.live.hungUp.equals(List.of(MadeDesk.LIVE)));
        assertThat(closed).hasValue(0);
        made.live.show(Made.call("a-live", "1017", "Sablepoint Marine", Phase.ENDED, CallView.Speaking.NOBODY));
        see(() -> closed.get() == 1);
    }

    private boolean within(FxRobot robot, String region) {
        Node wanted = robot.lookup(region).query();
        for (Node up = stage.getScene().getFocusOwner(); up != null; up = up.getParent()) {
            if (up == wanted) {
                return true;
            }
        }
        return false;
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAllAs(Labeled.class).stream()
                .filter(Node::isVisible)
                .map(Labeled::getText)
                .findFirst()
                .orElse("");
    }

    private static void see(Callable<Boolean> seen) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> WaitForAsyncUtils.asyncFx(seen).get());
    }
}
