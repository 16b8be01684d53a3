package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.PlanTerms.Good;
import com.vegah.collectiq.call.PlanTerms.Wrong;
import com.vegah.collectiq.call.Voice.Argument;
import com.vegah.collectiq.call.Voice.ToolSpec;
import com.vegah.collectiq.receivable.Plan;
import com.vegah.collectiq.receivable.Plan.Instalment;
import com.vegah.collectiq.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code propose_plan}: the engine works the parts out, the AI only reads them; what is agreed of them becomes promises. */
final class PlanBook implements Tool {
    private final Floor floor;
    private final Works works;
    private final Ledger ledger;
    private final Set<Instalment> proposed = new HashSet<>();

    PlanBook(Floor floor, Works works, Ledger ledger) {
        this.floor = floor;
        this.works = works;
        this.ledger = ledger;
    }

    /** Every part of every plan that was proposed in this call. */
    Set<Instalment> proposed() {
        return proposed;
    }

    @Override
    public ToolSpec spec() {
        return new ToolSpec(
                "propose_plan",
                text("call.tool.plan.purpose"),
                List.of(
                        new Argument(
                                "parts", Argument.Kind.INTEGER, text("call.tool.plan.argument.parts"), true, List.of()),
                        new Argument(
                                "last_date",
                                Argument.Kind.STRING,
                                text("call.tool.plan.argument.last"),
                                false,
                                List.of())));
    }

    @Override
    public void called(ToolCall call, boolean talkedOver) {
        if (!floor.state().identified()) {
            ledger.refuse(call, text("call.tool.verify-first"));
            return;
        }
        PlanTerms.Checked checked = terms().work(Integer.parseInt(call.text("parts")), call.text("last_date"));
        if (checked instanceof Wrong wrong) {
            ledger.refuse(call, wrong.say());
            return;
        }
        List<Instalment> instalments = ((Good) checked).instalments();
        proposed.addAll(instalments);
        CallState state = floor.state();
        ledger.write(
                call,
                Optional::empty,
                new Ledger.Deed(
                        instalments,
                        "plan.proposed",
                        instalments.toString(),
                        false,
                        said -> works.parts()
                                .notices()
                                .add(new Plan(
                                        state.account().payer().id(),
                                        state.attempt(),
                                        call.callId(),
                                        instalments,
                                        said,
                                        works.now())),
                        () -> told(instalments)));
    }

    private PlanTerms terms() {
        LocalDate today = LocalDate.now(works.time().clock());
        List<Money> owed = floor.state()
                .account()
                .standing(today, works.rules().settings().stage())
                .pastDue();
        return new PlanTerms(owed, today);
    }

    private Map<String, Object> told(List<Instalment> instalments) {
        InWords words =
                new InWords(works.rules().instructions().language(floor.state().account()));
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Instalment instalment : instalments) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("amount", instalment.amount().plain());
            part.put("currency", instalment.amount().currency().getCurrencyCode());
            part.put("amount_in_words", words.money(instalment.amount()));
            part.put("date", instalment.date().toString());
            part.put("date_in_words", words.date(instalment.date()));
            parts.add(part);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("instalments", parts);
        result.put("next", text("call.tool.plan.proposed"));
        return result;
    }
}
