package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.ui.fx.UiThread;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.ui.shell.DeskWindow;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** From the search to the promise in the books, in the real window on a real rehearsal at ten times the speed. */
@ExtendWith(ApplicationExtension.class)
class DeskJourneyTest {
    private static final PayerId PAYER = new PayerId("1003");

    @TempDir
    Path folder;

    private RehearsalHouse house;
    private DeskWindow window;

    @Start
    void open(Stage stage) {
        SettingsLoader.Loaded loaded = new SettingsLoader(path -> false)
                .load(
                        new SettingsLoader.Source(Optional.empty(), Map.of(), folder, Optional.of(folder)),
                        Purpose.REHEARSE);
        house = RehearsalHouse.open(loaded.settings(), 10, Optional.empty());
        window = new DeskWindow(house.parts(loaded, () -> {}), stage, new UiThread());
        window.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(window::close);
        house.close();
    }

    @Test
    void a_payer_is_found_called_read_on_both_sides_and_the_promise_is_in_the_books(FxRobot robot) {
        TableView<?> table = robot.lookup(".payers").query();
        see(() -> table.getItems().size() > 1);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("1003");
        see(() -> table.getItems().size() == 1);
        see(() -> texts(robot, "#name").equals(List.of("Harborlight Freight Co.")));
        robot.clickOn(rowOf(robot, "1003"));

        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        see(() -> robot.lookup(".call").tryQuery().map(Node::isVisible).orElse(false));
        ListView<Turn> turns = robot.lookup(".turns").queryListView();
        see(() -> said(turns, Turn.Speaker.AI) && said(turns, Turn.Speaker.PAYER));
        see(() -> isSeen(robot, ".turns .ai") && isSeen(robot, ".turns .payer-voice"));
        see(() -> texts(robot, "#kind").contains(Texts.text("call.kind.past")));

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        String spoke = Wording.status(OutreachStatus.CALL_COMPLETED);
        see(() -> words(rowOf(robot, "1003")).contains(spoke));
        assertThat(house.house().database().promises().of(PAYER))
                .singleElement()
                .extracting(promise -> promise.said().quote())
                .asString()
                .isNotBlank();
        assertThat(house.world().callsPlaced()).isEqualTo(1);
    }

    private static boolean said(ListView<Turn> turns, Turn.Speaker who) {
        return turns.getItems().stream()
                .anyMatch(turn -> turn.speaker() == who && !turn.heardText().isBlank());
    }

    private static boolean isSeen(FxRobot robot, String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(Node::isVisible);
    }

    private static TableRow<?> rowOf(FxRobot robot, String id) {
        return robot.lookup(".payers .table-row-cell").queryAllAs(TableRow.class).stream()
                .filter(row -> words(row).stream().anyMatch(word -> word.startsWith(id)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(Node within) {
        return within.lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map(label -> ((Labeled) label).getText())
                .toList();
    }

    private static List<String> texts(FxRobot robot, String query) {
        return robot.lookup(query).queryAllAs(Labeled.class).stream()
                .filter(Node::isVisible)
                .map(Labeled::getText)
                .toList();
    }

    private static void see(Callable<Boolean> seen) {
        await().atMost(Duration.ofSeconds(40))
                .ignoreExceptions()
                .until(() -> WaitForAsyncUtils.asyncFx(seen).get());
    }
}
