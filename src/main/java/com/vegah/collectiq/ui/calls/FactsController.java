package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.receivable.Invoice;
import com.vegah.collectiq.receivable.Standing;
import com.vegah.collectiq.ui.fx.Styles;
import com.vegah.collectiq.ui.fx.TwoLines;
import com.vegah.collectiq.ui.place.Age;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.Texts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the AI may know: closed until the right party is on the line, then the balance and its invoices. */
public final class FactsController {
    private static final List<String> TONES = List.of("allow", "later");

    private final CallModel model;

    @FXML
    VBox facts;

    @FXML
    HBox lock;

    @FXML
    FontIcon lockSign;

    @FXML
    Label lockText;

    @FXML
    VBox amounts;

    @FXML
    Label balance;

    @FXML
    Label currency;

    @FXML
    Label standing;

    @FXML
    VBox invoices;

    public FactsController(CallModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        model.view().subscribe(call -> show());
        model.row().subscribe(row -> show());
    }

    private void show() {
        Optional<CallView> call = model.view().get();
        Optional<Desk.Row> row = model.row().get();
        boolean released = call.flatMap(CallView::identifiedAt).isPresent();
        boolean past = call.filter(CallView::over).isPresent();
        Styles.oneOf(lock, released ? "allow" : "later", TONES);
        lockSign.setIconLiteral(released ? "fth-unlock" : "fth-lock");
        lockText.setText(call.map(seen -> words(seen, released)).orElse(""));
        Styles.show(amounts, row.isPresent() && (released || past));
        row.map(Desk.Row::standing).ifPresent(this::fill);
    }

    private static String words(CallView call, boolean released) {
        if (released) {
            Duration after = Duration.between(
                    call.answeredAt().orElse(call.createdAt()),
                    call.identifiedAt().orElseThrow());
            return Texts.text("facts.open", Wording.clock(after));
        }
        return Texts.text(call.over() ? "facts.past" : "facts.closed");
    }

    private void fill(Standing owed) {
        Money first = owed.pastDue().get(0);
        balance.setText(Wording.amount(first));
        currency.setText(first.currency().getCurrencyCode());
        standing.setText(
                Texts.text("facts.standing", Wording.invoices(owed.overdue().size()), Wording.stage(owed.stage())));
        invoices.getChildren()
                .setAll(owed.overdue().stream()
                        .map(invoice -> line(invoice, owed))
                        .toList());
    }

    private static Node line(Invoice invoice, Standing owed) {
        LocalDate today = owed.overdue().get(0).dueDate().plusDays(owed.daysPastDue());
        int days = invoice.daysPastDue(today);
        Region chip = Age.chip();
        Age.mark(chip, days);
        TwoLines words = new TwoLines();
        words.say(invoice.number(), Texts.text("days.short", days));
        Label amount = Styles.label(Wording.amount(invoice.amount()), "medium");
        HBox line = new HBox(8, chip, words, Styles.spring(), amount);
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("fact-line");
        return line;
    }
}
