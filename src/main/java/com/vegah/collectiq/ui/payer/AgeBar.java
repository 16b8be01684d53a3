package com.vegah.collectiq.ui.payer;

import com.vegah.collectiq.receivable.Invoice;
import com.vegah.collectiq.receivable.Standing;
import com.vegah.collectiq.ui.place.Age;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A bar that shows how much of the debt is how old, oldest first; the figures stand in the table beside it. */
final class AgeBar {
    private AgeBar() {}

    static void fill(HBox bar, Standing standing, Currency currency) {
        bar.getChildren().clear();
        Map<String, Double> shares = shares(standing, currency);
        double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        shares.forEach((style, share) -> {
            Region part = new Region();
            part.getStyleClass().addAll("age-part", style);
            HBox.setHgrow(part, Priority.ALWAYS);
            part.prefWidthProperty().bind(bar.widthProperty().multiply(share / all));
            part.setMinWidth(2);
            bar.getChildren().add(part);
        });
    }

    private static Map<String, Double> shares(Standing standing, Currency currency) {
        Map<String, Double> shares = new TreeMap<>((a, b) -> b.compareTo(a));
        if (standing.overdue().isEmpty()) {
            shares.put(Age.style(standing.daysPastDue()), 1.0);
            return shares;
        }
        LocalDate today = standing.overdue().get(0).dueDate().plusDays(standing.daysPastDue());
        for (Invoice invoice : standing.overdue()) {
            if (invoice.amount().currency().equals(currency)) {
                shares.merge(
                        Age.style(invoice.daysPastDue(today)),
                        invoice.amount().amount().doubleValue(),
                        Double::sum);
            }
        }
        return shares;
    }
}
