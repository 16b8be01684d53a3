package com.vegah.collectiq.ui.payer;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.receivable.Invoice;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Texts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

/** The payer's overdue invoices and past calls; a call opens as a replay by Enter or a click. */
public final class BooksController {
    private static final int MOST_ROWS = 8;
    private static final double ROW = 24;
    private static final double HEAD = 29;

    private final PayerModel model;
    private LocalDate today = LocalDate.EPOCH;

    @FXML
    TableView<Invoice> invoices;

    @FXML
    TableColumn<Invoice, String> number;

    @FXML
    TableColumn<Invoice, LocalDate> due;

    @FXML
    TableColumn<Invoice, Integer> days;

    @FXML
    TableColumn<Invoice, String> open;

    @FXML
    ListView<CallRecord> calls;

    public BooksController(PayerModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        invoices.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        show(number, Invoice::number);
        number.setComparator(String.CASE_INSENSITIVE_ORDER);
        show(due, Invoice::dueDate);
        due.setCellFactory(column -> new TextCell<>(Wording::date));
        show(days, invoice -> invoice.daysPastDue(today));
        days.setCellFactory(column -> new TextCell<>(String::valueOf));
        show(open, invoice -> Wording.money(invoice.amount()));
        open.setComparator(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        calls.setCellFactory(list -> new PastCallCell(model.pulse()));
        calls.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                openChosen();
            }
        });
        calls.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                openChosen();
            }
        });
        model.row().subscribe(this::fill);
        model.history().subscribe(history -> calls.getItems().setAll(history));
    }

    private void openChosen() {
        Optional.ofNullable(calls.getSelectionModel().getSelectedItem()).ifPresent(model::openCall);
    }

    private void fill(Optional<Desk.Row> row) {
        row.ifPresent(known -> {
            if (!known.standing().overdue().isEmpty()) {
                today = known.standing()
                        .overdue()
                        .get(0)
                        .dueDate()
                        .plusDays(known.standing().daysPastDue());
            }
            invoices.getItems().setAll(known.standing().overdue());
            int rows =
                    Math.max(1, Math.min(MOST_ROWS, known.standing().overdue().size()));
            invoices.setPrefHeight(HEAD + ROW * rows);
            invoices.setAccessibleText(Texts.text(
                    "payer.invoices",
                    Wording.invoices(known.standing().overdue().size())));
        });
    }

    private static <T> void show(TableColumn<Invoice, T> column, Function<Invoice, T> value) {
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
    }
}
