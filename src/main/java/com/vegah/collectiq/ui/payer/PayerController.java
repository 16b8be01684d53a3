package com.vegah.collectiq.ui.payer;

import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.Texts;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The payer pane: who it is, what is owed, what last happened; the lawful button is a view of its own. */
public final class PayerController {
    /** Below this width the invoices go under the balance. */
    private static final double SIDE_BY_SIDE = 490;

    private static final double BALANCE_AND_GAP = 223;

    private final PayerModel model;
    private final Pulse pulse;

    @FXML
    VBox nobody;

    @FXML
    VBox pane;

    @FXML
    Label name;

    @FXML
    Label id;

    @FXML
    Label stage;

    @FXML
    Label localTime;

    @FXML
    Label contact;

    @FXML
    Label phone;

    @FXML
    Label email;

    @FXML
    FlowPane owed;

    @FXML
    Region books;

    @FXML
    Label balance;

    @FXML
    Label currency;

    @FXML
    Label otherBalances;

    @FXML
    HBox ages;

    @FXML
    Label lastOutreach;

    public PayerController(PayerModel model) {
        this.model = model;
        this.pulse = model.pulse();
    }

    @FXML
    void initialize() {
        owed.widthProperty().subscribe(width -> {
            double room = width.doubleValue();
            books.setPrefWidth(room < SIDE_BY_SIDE ? room : room - BALANCE_AND_GAP);
        });
        model.row().subscribe(this::show);
        pulse.now().subscribe(now -> model.row().get().ifPresent(this::tellTime));
    }

    private void show(Optional<Desk.Row> row) {
        Styles.show(pane, row.isPresent());
        Styles.show(nobody, row.isEmpty());
        row.ifPresent(this::fill);
    }

    private void fill(Desk.Row row) {
        Payer payer = row.account().payer();
        name.setText(payer.name());
        id.setText(payer.id().value());
        stage.setText(Wording.stage(row.standing().stage()));
        say(contact, payer.contact().name());
        say(phone, payer.contact().phone().map(Wording::phone).or(() -> missing("payer.noPhone")));
        say(email, payer.contact().email().or(() -> missing("payer.noEmail")));
        Money debt = row.standing().pastDue().get(0);
        balance.setText(Wording.amount(debt));
        currency.setText(debt.currency().getCurrencyCode());
        say(otherBalances, others(row));
        AgeBar.fill(ages, row.standing(), debt.currency());
        lastOutreach.setText(last(payer));
        tellTime(row);
    }

    private void tellTime(Desk.Row row) {
        Optional<ZoneId> there = row.account().payer().place().timeZone();
        localTime.setText(
                there.map(zone -> Wording.timeThere(pulse.instant(), zone)).orElse(Texts.text("payer.noZone")));
    }

    private String last(Payer payer) {
        String status = Wording.status(payer.lastStatus());
        return payer.lastOutreachAt()
                .map(at -> Texts.text("payer.last", status, Wording.past(at, pulse.instant(), pulse.zone())))
                .orElse(status);
    }

    /** Amounts in further currencies, beside the first and never added to it. */
    private static Optional<String> others(Desk.Row row) {
        String others =
                row.standing().pastDue().stream().skip(1).map(Wording::money).collect(Collectors.joining(" · "));
        return others.isEmpty() ? Optional.empty() : Optional.of(Texts.text("payer.alsoOwed", others));
    }

    private static Optional<String> missing(String key) {
        return Optional.of(Texts.text(key));
    }

    private static void say(Label label, Optional<String> words) {
        Styles.show(label, words.isPresent());
        label.setText(words.orElse(""));
    }
}
