package com.vegah.collectiq.ui.shell;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.ui.fx.Bars;
import com.vegah.collectiq.ui.fx.Key;
import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.place.LiveList;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Place;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.VerdictWords;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Texts;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** The top bar: search, and the live call that is not in view, one click away. */
public final class TopController {
    private final Navigator navigator;
    private final LiveList live;
    private final Pulse pulse;
    private final StringProperty sought;
    private final String actor;
    private int first;

    @FXML
    TextField search;

    @FXML
    Label searchKey;

    @FXML
    Label more;

    @FXML
    HBox pill;

    @FXML
    Bars bars;

    @FXML
    Label pillName;

    @FXML
    Label pillClock;

    @FXML
    Label pillState;

    @FXML
    Button open;

    @FXML
    Button rehearse;

    @FXML
    Label avatar;

    public TopController(Navigator navigator, LiveList live, Pulse pulse, StringProperty sought, String actor) {
        this.navigator = navigator;
        this.live = live;
        this.pulse = pulse;
        this.sought = sought;
        this.actor = actor;
    }

    @FXML
    void initialize() {
        searchKey.setText(Key.SEARCH.cap());
        search.textProperty().bindBidirectional(sought);
        search.textProperty().subscribe((before, now) -> navigator.go(Place.DESK));
        avatar.setText(initials(actor));
        avatar.setAccessibleText(actor);
        live.calls().addListener((ListChangeListener<CallView>) change -> show());
        navigator.place().subscribe(here -> show());
        navigator.call().subscribe(call -> show());
        pulse.now().subscribe(now -> show());
    }

    @FXML
    void openCall() {
        inPill().ifPresent(call -> navigator.openCall(call.attempt()));
    }

    @FXML
    void rehearseCall() {
        navigator.go(Place.REHEARSE);
    }

    /** The next live call takes the pill. */
    void turn() {
        first++;
        show();
    }

    void seek() {
        search.requestFocus();
        search.selectAll();
    }

    /** Esc in the search clears it, and once more leaves it; the field that was left, if it was. */
    Optional<TextField> leaveSearch() {
        if (!search.isFocused()) {
            return Optional.empty();
        }
        if (search.getText().isEmpty()) {
            return Optional.of(search);
        }
        search.clear();
        return Optional.empty();
    }

    private Optional<CallView> inPill() {
        int size = live.calls().size();
        return size == 0 ? Optional.empty() : Optional.of(live.calls().get(first % size));
    }

    private void show() {
        Optional<CallView> call = inPill();
        boolean inView = navigator.place().get() == Place.CALLS
                && call.map(CallView::attempt).equals(navigator.call().get());
        Styles.show(pill, call.isPresent() && !inView);
        call.ifPresentOrElse(this::fill, () -> bars.speak(false));
        int count = live.calls().size();
        Styles.show(more, count > 1 || (count == 1 && inView));
        more.setText(Texts.text("pill.count", count));
    }

    private void fill(CallView call) {
        pillName.setText(call.payerName());
        pillClock.setText(Wording.clock(Duration.between(call.answeredAt().orElse(call.createdAt()), pulse.instant())));
        pillState.setText(VerdictWords.speaking(call));
        bars.speak(call.speaking() != CallView.Speaking.NOBODY);
        open.setAccessibleText(Texts.text("pill.open.to", call.payerName()));
    }

    private static String initials(String name) {
        return Arrays.stream(name.strip().split("[\\s._-]+"))
                .filter(part -> !part.isEmpty())
                .limit(2)
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
