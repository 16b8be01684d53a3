package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Whether the AI has read an amount and a day back, and the payer has said something to it. */
final class ReadBack {
    private final Conversation conversation;
    private final InWords words;

    ReadBack(Conversation conversation, InWords words) {
        this.conversation = conversation;
        this.words = words;
    }

    /** What the AI has yet to do, as a sentence for it; empty where all was read back and answered. */
    Optional<String> missing(Money amount, LocalDate day) {
        SpokenFigures figures = new SpokenFigures(words);
        List<Conversation.Heard> heard = conversation.heardFromAi();
        int said = -1;
        for (int i = 0; i < heard.size() && said < 0; i++) {
            String lately =
                    heard.get(i).words() + (i > 0 ? " " + heard.get(i - 1).words() : "");
            if (figures.say(lately, amount) && figures.say(lately, day)) {
                said = i;
            }
        }
        if (said < 0) {
            return Optional.of(text("call.tool.promise.read-back", words.money(amount), words.date(day)));
        }
        return conversation.spokenSince(heard.get(said).place())
                ? Optional.empty()
                : Optional.of(text("call.tool.promise.answer", words.money(amount), words.date(day)));
    }
}
