package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.Voice.ToolSpec;
import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.compliance.Verdict.Finding;
import com.vegah.collectiq.compliance.Verdict.Outcome;
import com.vegah.collectiq.receivable.Notice.Kind;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** {@code record_callback}: an hour that the payer named, by the payer's clock; looked at by the guard before it is promised. */
final class Callback implements Tool {
    /** The latest time that is a callback rather than a new case. */
    static final Duration HORIZON = Duration.ofDays(30);

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private final Floor floor;
    private final Works works;
    private final NoticeBook notices;

    Callback(Floor floor, Works works, NoticeBook notices) {
        this.floor = floor;
        this.works = works;
        this.notices = notices;
    }

    @Override
    public ToolSpec spec() {
        return new ToolSpec(
                "record_callback",
                text("call.tool.callback.purpose"),
                List.of(Arguments.required("at", text("call.tool.callback.argument.at"))));
    }

    @Override
    public void called(ToolCall call, boolean talkedOver) {
        ZoneId there = floor.state()
                .account()
                .payer()
                .place()
                .timeZone()
                .orElse(works.time().clock().getZone());
        try {
            Instant at = LocalDateTime.parse(call.text("at")).atZone(there).toInstant();
            if (!at.isAfter(floor.now())) {
                notices.refuse(
                        call,
                        text("call.tool.callback.past", LOCAL.format(floor.now().atZone(there))));
            } else if (at.isAfter(floor.now().plus(HORIZON))) {
                notices.refuse(call, text("call.tool.callback.far", HORIZON.toDays()));
            } else {
                askGuard(call, at, there);
            }
        } catch (DateTimeParseException e) {
            notices.refuse(call, text("call.tool.callback.shape"));
        }
    }

    private void askGuard(ToolCall call, Instant at, ZoneId there) {
        PayerId payer = floor.state().account().payer().id();
        AttemptId own = floor.state().attempt();
        Runnable looked = notices.patience();
        works.errand(() -> {
            Optional<String> refused = refused(payer, own, at, there);
            floor.post(() -> {
                looked.run();
                answer(call, at, there, refused);
            });
        });
    }

    /** The guard's instant, or the whole minute after it. */
    private static Instant opens(Instant until) {
        Instant minute = until.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(until) ? until : minute.plus(1, ChronoUnit.MINUTES);
    }

    private void answer(ToolCall call, Instant at, ZoneId there, Optional<String> refused) {
        if (refused.isPresent()) {
            notices.refuse(call, refused.get());
        } else {
            notices.note(
                    call,
                    Kind.CALLBACK,
                    "",
                    LOCAL.format(at.atZone(there)),
                    Optional.of(at),
                    text("call.tool.callback.recorded", LOCAL.format(at.atZone(there))));
        }
    }

    /** On a thread that may block. What the payer asks for may be sooner than we would come by ourselves, but never at an unlawful hour. */
    private Optional<String> refused(PayerId payer, AttemptId own, Instant at, ZoneId there) {
        Verdict verdict;
        try {
            verdict = works.rules().recheck().at(payer, own, at);
        } catch (RuntimeException e) {
            floor.event("guard.unavailable", e.toString());
            return Optional.of(text("call.tool.failed"));
        }
        if (verdict instanceof Verdict.Deny deny) {
            return Optional.of(text("call.tool.callback.denied", deny.by().says()));
        }
        if (!(verdict instanceof Verdict.Hold hold)) {
            return Optional.empty();
        }
        Optional<Finding> closed = hold.findings().stream()
                .filter(finding -> finding.rule().equals("hours") && finding.outcome() == Outcome.HOLDS)
                .findFirst();
        String next = LOCAL.format(opens(hold.until()).atZone(there));
        return closed.map(finding -> text("call.tool.callback.hours", finding.says(), next));
    }
}
