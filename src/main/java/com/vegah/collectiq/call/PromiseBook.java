package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.PromiseTerms.Checked;
import com.vegah.collectiq.call.PromiseTerms.Good;
import com.vegah.collectiq.call.PromiseTerms.Wrong;
import com.vegah.collectiq.call.Voice.ToolSpec;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Evidence;
import com.vegah.collectiq.receivable.Promise;
import com.vegah.collectiq.value.Money;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code record_promise}: what may be promised, read back and answered, is written down; the same amount and day are one promise. */
final class PromiseBook implements Tool {
    private final Floor floor;
    private final Works works;
    private final Ledger ledger;
    private final PlanBook plans;

    PromiseBook(Floor floor, Works works, Ledger ledger, PlanBook plans) {
        this.floor = floor;
        this.works = works;
        this.ledger = ledger;
        this.plans = plans;
    }

    @Override
    public ToolSpec spec() {
        return new ToolSpec(
                "record_promise",
                text("call.tool.promise.purpose"),
                List.of(
                        Arguments.required("amount", text("call.tool.promise.argument.amount")),
                        Arguments.required("currency", text("call.tool.promise.argument.currency")),
                        Arguments.required("date", text("call.tool.promise.argument.date"))));
    }

    @Override
    public void called(ToolCall call, boolean talkedOver) {
        if (!floor.state().identified()) {
            ledger.refuse(call, text("call.tool.verify-first"));
            return;
        }
        Checked checked = terms().check(call.text("amount"), call.text("currency"), call.text("date"));
        if (checked instanceof Wrong wrong) {
            ledger.refuse(call, wrong.say());
            return;
        }
        Good terms = (Good) checked;
        ReadBack readBack = new ReadBack(floor.conversation(), words());
        ledger.write(
                call,
                () -> readBack.missing(terms.amount(), terms.date()),
                new Ledger.Deed(
                        terms,
                        "promise.recorded",
                        terms.amount() + " " + terms.date(),
                        false,
                        said -> works.parts().promises().add(promise(call, terms, said)),
                        () -> recorded(terms)));
    }

    private PromiseTerms terms() {
        Account account = floor.state().account();
        LocalDate today = LocalDate.now(works.time().clock());
        List<Money> owed =
                account.standing(today, works.rules().settings().stage()).pastDue();
        return new PromiseTerms(account, owed, plans.proposed(), works.time().clock());
    }

    private Promise promise(ToolCall call, Good terms, Evidence said) {
        CallState state = floor.state();
        return new Promise(
                state.account().payer().id(),
                state.attempt(),
                call.callId(),
                terms.amount(),
                terms.date(),
                said,
                works.now());
    }

    private InWords words() {
        return new InWords(works.rules().instructions().language(floor.state().account()));
    }

    private Map<String, Object> recorded(Good terms) {
        InWords words = words();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("recorded", true);
        result.put("amount", terms.amount().plain());
        result.put("currency", terms.amount().currency().getCurrencyCode());
        result.put("amount_in_words", words.money(terms.amount()));
        result.put("date", terms.date().toString());
        result.put("date_in_words", words.date(terms.date()));
        result.put("next", text("call.tool.promise.recorded"));
        return result;
    }
}
