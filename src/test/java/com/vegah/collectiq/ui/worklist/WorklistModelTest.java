package com.vegah.collectiq.ui.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.ui.Bench;
import com.vegah.collectiq.ui.Made;
import com.vegah.collectiq.value.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorklistModelTest {
    private final Bench bench = new Bench();
    private final WorklistModel model = new WorklistModel(bench.desk, bench.around, bench.jobs, bench.time);

    @BeforeEach
    void three_payers() {
        bench.desk.with(List.of(
                Made.row(
                        Made.account("1003", "Harborlight Freight", "America/Chicago", "USD", 34, "85000.00"),
                        Made.allow("1003", Made.NOW.plus(Duration.ofHours(2)))),
                Made.row(
                        Made.account("1029", "Monsoonleaf Tea", "Asia/Kolkata", "INR", 41, "1000.00", "500.00"),
                        Made.hold(Made.NOW.plus(Duration.ofHours(7)), "Too late there", "RBI 2022")),
                Made.row(
                        Made.account("1009", "Greywether Foods", "America/Chicago", "USD", 9, "15725.80"),
                        Made.allow("1009", Made.NOW.plus(Duration.ofHours(2))))));
        bench.look();
    }

    @Test
    void all_are_there_in_the_order_of_the_desk_with_totals_never_added_across_currencies() {
        assertThat(model.shown().get().entries())
                .extracting(entry -> entry.id().value())
                .containsExactly("1003", "1029", "1009");
        assertThat(model.shown().get().entries()).extracting(Entry::rank).containsExactly(1, 2, 3);
        assertThat(model.shown().get().totals())
                .containsExactly(Money.of("100725.80", "USD"), Money.of("1500.00", "INR"));
        assertThat(model.state().get()).isEqualTo(WorklistModel.State.FILLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "harbor",
                "FREIGHT harb",
                "1003",
                "inv-10030",
                "+12025550103",
                "+1 (202) 555-0103",
                "202 555 01 03"
            })
    void a_payer_is_found_by_name_id_phone_and_invoice_number(String sought) {
        model.search().set(sought);
        bench.time.pass(WorklistModel.QUIET);
        bench.work();
        assertThat(model.shown().get().entries())
                .extracting(entry -> entry.id().value())
                .containsExactly("1003");
    }

    @Test
    void typing_searches_once_it_is_quiet_and_not_at_every_key() {
        for (String typed : List.of("h", "ha", "har")) {
            model.search().set(typed);
            bench.time.pass(Duration.ofMillis(60));
        }
        assertThat(bench.work).isEmpty();
        bench.time.pass(Duration.ofMillis(60));
        assertThat(bench.work).hasSize(1);
    }

    @Test
    void a_stage_leaves_its_payers_and_every_stage_keeps_its_count() {
        model.stage().set(Optional.of(Stage.STAGE_2));
        bench.work();
        assertThat(model.shown().get().entries())
                .extracting(entry -> entry.id().value())
                .containsExactly("1009");
        assertThat(model.shown().get().counts()).containsEntry(Stage.STAGE_3, 2).containsEntry(Stage.STAGE_2, 1);
        assertThat(model.shown().get().found()).isEqualTo(3);
    }

    @Test
    void nothing_found_and_no_payers_are_told_apart() {
        model.search().set("nobody of that name");
        bench.time.pass(WorklistModel.QUIET);
        bench.work();
        assertThat(model.state().get()).isEqualTo(WorklistModel.State.NOTHING_FOUND);
        bench.desk.with(List.of());
        bench.look();
        assertThat(model.state().get()).isEqualTo(WorklistModel.State.NO_PAYERS);
    }

    @Test
    void the_list_is_read_again_when_the_first_verdict_ends_by_itself() {
        bench.time.pass(Duration.ofHours(2).minusSeconds(2));
        bench.work();
        bench.desk.with(List.of());
        bench.work.clear();
        bench.time.pass(Duration.ofSeconds(3));
        bench.work();
        assertThat(model.all()).isZero();
    }
}
