package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.CallDraft.Code;
import com.vegah.collectiq.call.CallDraft.NextAction;
import com.vegah.collectiq.call.CallDraft.Promised;
import com.vegah.collectiq.call.CallDraft.Source;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Drafts what came of a call while it runs, so that nothing has to be asked when it is over: the AI is asked beside the conversation, after
 * the payer's turns and with every effect, and the last good answer counts. What the tools did decides, never what the AI says they
 * did; where the AI gave nothing usable, rules write the draft. Touched from the call's mailbox alone.
 */
final class Aftermath {
    /** Between two asks without an effect in between: each reads the whole talk again. */
    static final Duration PAUSE = Duration.ofSeconds(20);

    private static final int MOST_ASKS = 12;

    private final Floor floor;
    private final VoiceLink voice;
    private final DraftCheck check;
    private final Set<String> happened = new TreeSet<>();
    private final Set<Promised> promises = new TreeSet<>(Comparator.comparing(Promised::date)
            .thenComparing(promised -> promised.amount().amount()));
    private Optional<DraftCheck.Good> drafted = Optional.empty();
    private Instant lastAsk = Instant.MIN;
    private String due = "";
    private boolean again;
    private int asks;

    Aftermath(Floor floor, VoiceLink voice, KnownFigures known) {
        this.floor = floor;
        this.voice = voice;
        this.check = new DraftCheck(known);
    }

    /** Something came of the talk. */
    void happened(String kind) {
        if (happened.add(kind) && (kind.startsWith("notice.") || kind.equals("promise.recorded"))) {
            ask();
        }
    }

    /** A tool told the AI of a promise that now stands in the books. */
    void learn(Map<String, Object> result) {
        if (Boolean.TRUE.equals(result.get("recorded"))) {
            promised(result).ifPresent(promises::add);
        }
    }

    /** The payer's turn is over. */
    void payerSpoke() {
        if (lastAsk.equals(Instant.MIN) || !floor.now().isBefore(lastAsk.plus(PAUSE))) {
            ask();
        }
    }

    /** The AI says goodbye: the last chance. */
    void leaving() {
        ask();
    }

    /** An answer of the AI's. */
    void drafted(String key, Optional<Map<String, Object>> fields) {
        if (key.equals(due)) {
            due = "";
        }
        DraftCheck.Checked checked = check.of(fields);
        if (checked instanceof DraftCheck.Good good) {
            drafted = Optional.of(good);
        } else {
            floor.event("draft.refused", ((DraftCheck.Bad) checked).why());
        }
        if (again) {
            again = false;
            ask();
        }
    }

    /** What to keep of the call, now that it has ended so; nothing of a call that nobody answered. */
    Optional<CallDraft> draft(OutreachStatus status) {
        CallState state = floor.state();
        if (state.answeredAt().isEmpty()) {
            return Optional.empty();
        }
        Optional<Code> byEffect = byEffect(status);
        Code code = byEffect.or(() -> drafted.map(DraftCheck.Good::outcome).filter(said -> said != Code.PROMISE))
                .orElse(state.identified() ? Code.NO_COMMITMENT : Code.NOT_VERIFIED);
        Optional<Promised> promise = promises.stream().findFirst();
        return Optional.of(new CallDraft(
                state.attempt(),
                state.account().payer().id(),
                drafted.isPresent() ? Source.AI : Source.RULES,
                drafted.map(DraftCheck.Good::summary).orElseGet(() -> byRule(code, promise)),
                code,
                byEffect.isEmpty() ? drafted.flatMap(DraftCheck.Good::next).orElse(next(code)) : next(code),
                promise,
                floor.now(),
                Optional.empty()));
    }

    private void ask() {
        if (!floor.state().identified() || asks >= MOST_ASKS) {
            return;
        }
        if (!due.isEmpty() && floor.now().isBefore(lastAsk.plus(PAUSE))) {
            again = true;
            return;
        }
        asks++;
        lastAsk = floor.now();
        due = "draft " + asks;
        voice.draft(due, text("call.draft.ask", codes(Code.values()), codes(NextAction.values())));
    }

    /** What tools, keys and the carrier have shown, the gravest first. */
    private Optional<Code> byEffect(OutreachStatus status) {
        if (status == OutreachStatus.CALL_VOICEMAIL) {
            return Optional.of(Code.VOICEMAIL);
        }
        return Stream.<Map.Entry<Boolean, Code>>of(
                        Map.entry(any("notice.STOP_", "contact.stopped"), Code.STOP_CONTACT),
                        Map.entry(any("notice.WRONG_PARTY"), Code.WRONG_PARTY),
                        Map.entry(!promises.isEmpty(), Code.PROMISE),
                        Map.entry(any("notice.DISPUTE"), Code.DISPUTE),
                        Map.entry(any("notice.HARDSHIP"), Code.HARDSHIP),
                        Map.entry(any("notice.CALLBACK"), Code.CALLBACK),
                        Map.entry(any("notice.PERSON", "person."), Code.PERSON_WANTED),
                        Map.entry(
                                drafted.isEmpty()
                                        && (status == OutreachStatus.CALL_DROPPED
                                                || status == OutreachStatus.CALL_FAILED),
                                Code.BROKEN_OFF))
                .filter(Map.Entry::getKey)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private boolean any(String... prefixes) {
        return Stream.of(prefixes).anyMatch(prefix -> happened.stream().anyMatch(kind -> kind.startsWith(prefix)));
    }

    private static NextAction next(Code code) {
        return switch (code) {
            case PROMISE -> NextAction.AWAIT_PAYMENT;
            case DISPUTE -> NextAction.REVIEW_DISPUTE;
            case HARDSHIP -> NextAction.REVIEW_HARDSHIP;
            case CALLBACK -> NextAction.CALL_BACK;
            case REFUSED, PERSON_WANTED -> NextAction.CONTACT_IN_PERSON;
            case STOP_CONTACT -> NextAction.STOP;
            case WRONG_PARTY -> NextAction.CHECK_CONTACT;
            case NO_COMMITMENT, NOT_VERIFIED, VOICEMAIL, BROKEN_OFF -> NextAction.NEXT_OUTREACH;
        };
    }

    private static String byRule(Code code, Optional<Promised> promise) {
        String what = text("call.draft.rule." + code);
        return promise.map(kept -> what + " " + text("call.draft.rule.promised", kept.amount(), kept.date()))
                .orElse(what);
    }

    private static Optional<Promised> promised(Map<String, Object> result) {
        try {
            return Optional.of(new Promised(
                    Money.of(String.valueOf(result.get("amount")), String.valueOf(result.get("currency"))),
                    LocalDate.parse(String.valueOf(result.get("date")))));
        } catch (IllegalArgumentException | DateTimeParseException noPromise) {
            return Optional.empty();
        }
    }

    private static String codes(Enum<?>[] constants) {
        return String.join(", ", Stream.of(constants).map(Enum::name).toList());
    }
}
