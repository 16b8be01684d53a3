package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.receivable.PayerType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code verify_party}: nobody hears of a debt who is not its party. A firm's is whoever speaks for it; a consumer's is the one whose name
 * the books hold, and a payer whose type is not known is a consumer.
 */
final class PartyCheck {
    private static final int MOST_WRONG = 3;

    private final Floor floor;
    private final Works works;
    private int wrong;
    private boolean stranger;
    private Optional<Integer> fullNameAskedAt = Optional.empty();

    PartyCheck(Floor floor, Works works) {
        this.floor = floor;
        this.works = works;
    }

    /** Whoever is on the line is not the party, and has said so. */
    void stranger() {
        stranger = true;
    }

    Map<String, Object> check(String name) {
        Conversation conversation = floor.conversation();
        Payer payer = floor.state().account().payer();
        if (!conversation.payerSpoke()) {
            return refused(text("call.tool.verify.listen"));
        }
        if (stranger) {
            return refused(text("call.tool.verify.enough"));
        }
        if (floor.state().identified() || payer.type().equals(Optional.of(PayerType.BUSINESS))) {
            return accept(name);
        }
        if (wrong >= MOST_WRONG) {
            return refused(text("call.tool.verify.enough"));
        }
        return switch (Names.match(name, names(payer))) {
            case FULL -> full(name);
            case PART -> part();
            case NONE -> none();
        };
    }

    /** After a first name alone, the full name counts only once the payer has spoken to it. */
    private Map<String, Object> full(String name) {
        boolean yes = fullNameAskedAt.map(floor.conversation()::spokenSince).orElse(true);
        return yes ? accept(name) : refused(text("call.tool.verify.yes"));
    }

    private Map<String, Object> part() {
        if (fullNameAskedAt.isEmpty()) {
            fullNameAskedAt = Optional.of(floor.conversation().length());
        }
        return refused(text("call.tool.verify.full"));
    }

    private Map<String, Object> none() {
        wrong++;
        return refused(wrong >= MOST_WRONG ? text("call.tool.verify.enough") : text("call.tool.verify.other"));
    }

    private Map<String, Object> accept(String name) {
        floor.identified(name);
        LocalDate today = LocalDate.now(works.time().clock());
        InWords words =
                new InWords(works.rules().instructions().language(floor.state().account()));
        return new DebtReport(
                        floor.state().account(), today, works.rules().settings().stage(), words)
                .released(name);
    }

    private static List<String> names(Payer payer) {
        List<String> names = new ArrayList<>(List.of(payer.name()));
        payer.contact().name().ifPresent(names::add);
        return names;
    }

    private static Map<String, Object> refused(String error) {
        return Map.of("verified", false, "error", error);
    }
}
