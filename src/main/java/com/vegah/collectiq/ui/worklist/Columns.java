package com.vegah.collectiq.ui.worklist;

import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.ui.place.VerdictWords;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;

/** The worklist's columns, each with a comparator of its own: the default one collates by locale and freezes at 100,000 rows. */
final class Columns {
    private final Beat beat;

    Columns(Beat beat) {
        this.beat = beat;
    }

    void rank(TableColumn<Entry, Entry> column) {
        set(column, Comparator.comparingInt(Entry::rank));
        column.setCellFactory(of -> new LineCell((lines, entry) -> lines.say(String.valueOf(entry.rank()), "")));
    }

    void payer(TableColumn<Entry, Entry> column) {
        set(column, Comparator.comparing(entry -> entry.payer().name(), String.CASE_INSENSITIVE_ORDER));
        column.setCellFactory(of -> new LineCell(
                (lines, entry) -> lines.say(entry.payer().name(), entry.id() + " · " + Wording.place(entry.payer()))));
    }

    void pastDue(TableColumn<Entry, Entry> column) {
        set(column, Comparator.comparing(Columns::currency).thenComparing(Columns::amount));
        column.setCellFactory(of -> new LineCell(true, (lines, entry) -> {
            Money owed = entry.row().standing().pastDue().get(0);
            int count = entry.row().standing().overdue().size();
            lines.say(
                    Wording.amount(owed),
                    Texts.text(
                            "worklist.pastDue.detail",
                            owed.currency().getCurrencyCode(),
                            count == 0 ? Texts.text("worklist.stated") : Wording.invoices(count)));
        }));
    }

    void oldest(TableColumn<Entry, Entry> column) {
        set(column, Comparator.comparingInt(entry -> entry.row().standing().daysPastDue()));
        column.setCellFactory(of -> new AgeCell());
    }

    void outreach(TableColumn<Entry, Entry> column) {
        set(column, Comparator.comparing(entry -> entry.payer().lastOutreachAt().orElse(Instant.MIN)));
        column.setCellFactory(of -> new LineCell((lines, entry) -> {
            lines.say(Wording.status(entry.payer().lastStatus()), when(entry));
            lines.sign(sign(entry.payer().lastStatus()));
        }));
    }

    void verdict(TableColumn<Entry, Entry> column) {
        set(column, Comparator.comparingInt(Columns::order).thenComparing(Columns::opening));
        column.setCellFactory(of -> new VerdictCell(beat));
    }

    private String when(Entry entry) {
        return entry.payer()
                .lastOutreachAt()
                .map(at -> Wording.past(at, beat.pulse().instant(), beat.pulse().zone()))
                .orElse("");
    }

    static String sign(OutreachStatus status) {
        return switch (status) {
            case NONE -> "fth-minus";
            case DRAFT_GENERATED -> "fth-edit-3";
            case QUEUED, HELD -> "fth-clock";
            case SENT, FAILED -> "fth-mail";
            case CALL_INITIATED, CALL_RINGING -> "fth-phone-outgoing";
            case CALL_CONNECTED_TO_AI, CALL_TAKEN_OVER -> "fth-radio";
            case CALL_COMPLETED -> "fth-phone";
            case CALL_NO_ANSWER, CALL_BUSY -> "fth-phone-missed";
            case CALL_FAILED, CALL_DROPPED -> "fth-phone-off";
            case CALL_VOICEMAIL -> "fth-voicemail";
            case OPTED_OUT -> "fth-slash";
        };
    }

    /** A row as a sentence, for those who hear it. */
    static String sentence(Entry entry, VerdictWords words) {
        return Texts.text(
                "worklist.row",
                entry.payer().name(),
                entry.rank(),
                Wording.money(entry.row().standing().pastDue().get(0)),
                entry.row().standing().daysPastDue(),
                words.headline(),
                words.detail());
    }

    private static void set(TableColumn<Entry, Entry> column, Comparator<Entry> order) {
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setComparator(order);
    }

    /** Without a word being made: a sort of 100,000 rows compares some millions of times. */
    private static int order(Entry entry) {
        if (entry.row().verdict() instanceof Verdict.Allow) {
            return VerdictWords.isLetter(entry.stage()) ? 1 : 0;
        }
        return entry.row().verdict() instanceof Verdict.Hold ? 2 : 3;
    }

    private static Instant opening(Entry entry) {
        return entry.row().verdict() instanceof Verdict.Hold hold ? hold.until() : Instant.MIN;
    }

    private static String currency(Entry entry) {
        return entry.row().standing().pastDue().get(0).currency().getCurrencyCode();
    }

    private static BigDecimal amount(Entry entry) {
        return entry.row().standing().pastDue().get(0).amount();
    }
}
