package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.Voice.Argument;
import com.vegah.collectiq.call.Voice.ToolSpec;
import com.vegah.collectiq.receivable.Invoice;
import com.vegah.collectiq.receivable.Notice.Kind;
import com.vegah.collectiq.receivable.OutreachStatus;
import java.util.List;
import java.util.Optional;

/** The tools that write down a payer's word: what is disputed, what is hard, who is to be left alone, where a link is to go. */
final class PayersWord {
    private PayersWord() {}

    /** {@code record_dispute}: the debt, or one invoice of it, is contested; from then on nobody presses for it. */
    record Dispute(NoticeBook notices) implements Tool {
        @Override
        public ToolSpec spec() {
            return new ToolSpec(
                    "record_dispute",
                    text("call.tool.dispute.purpose"),
                    List.of(
                            new Argument(
                                    "invoice_number",
                                    Argument.Kind.STRING,
                                    text("call.tool.dispute.argument.invoice"),
                                    false,
                                    List.of()),
                            Arguments.required("reason", text("call.tool.dispute.argument.reason"))));
        }

        @Override
        public void called(ToolCall call, boolean talkedOver) {
            if (!notices.floor().state().identified()) {
                notices.refuse(call, text("call.tool.verify-first"));
                return;
            }
            String number = call.text("invoice_number");
            List<String> known = notices.floor().state().account().invoices().stream()
                    .map(Invoice::number)
                    .toList();
            Optional<String> invoice =
                    known.stream().filter(number::equalsIgnoreCase).findFirst();
            if (!number.isEmpty() && invoice.isEmpty()) {
                notices.refuse(call, text("call.tool.dispute.invoice", String.join(", ", known)));
            } else {
                notices.note(
                        call,
                        Kind.DISPUTE,
                        call.text("reason"),
                        invoice.orElse(""),
                        Optional.empty(),
                        text("call.tool.dispute.recorded"));
            }
        }
    }

    /** {@code record_hardship}: the payer cannot pay for reasons that ask for consideration. */
    record Hardship(NoticeBook notices) implements Tool {
        @Override
        public ToolSpec spec() {
            return new ToolSpec(
                    "record_hardship",
                    text("call.tool.hardship.purpose"),
                    List.of(Arguments.required("reason", text("call.tool.hardship.argument.reason"))));
        }

        @Override
        public void called(ToolCall call, boolean talkedOver) {
            if (!notices.floor().state().identified()) {
                notices.refuse(call, text("call.tool.verify-first"));
                return;
            }
            notices.note(
                    call,
                    Kind.HARDSHIP,
                    call.text("reason"),
                    "",
                    Optional.empty(),
                    text("call.tool.hardship.recorded"));
        }
    }

    /** {@code stop_contact}: in force from this moment, whoever asks for it. */
    record StopContact(NoticeBook notices, Works works) implements Tool {
        @Override
        public ToolSpec spec() {
            return new ToolSpec(
                    "stop_contact",
                    text("call.tool.stop.purpose"),
                    List.of(new Argument(
                            "channel",
                            Argument.Kind.STRING,
                            text("call.tool.stop.argument.channel"),
                            true,
                            List.of("call", "email", "all"))));
        }

        @Override
        public void called(ToolCall call, boolean talkedOver) {
            Kind kind = switch (call.text("channel")) {
                case "call" -> Kind.STOP_CALLS;
                case "email" -> Kind.STOP_EMAIL;
                default -> Kind.STOP_ALL;
            };
            CallState state = notices.floor().state();
            Runnable optOut = kind == Kind.STOP_EMAIL
                    ? () -> {}
                    : () -> works.parts()
                            .payers()
                            .record(state.account().payer().id(), OutreachStatus.OPTED_OUT, works.now());
            notices.note(call, kind, "", "", Optional.empty(), text("call.tool.stop.recorded"), optOut);
        }
    }

    /** {@code send_payment_link}: kept as a wish for the desk; nothing is sent by itself as long as there is no page to pay on. */
    record PaymentLink(NoticeBook notices, Works works) implements Tool {
        @Override
        public ToolSpec spec() {
            return new ToolSpec(
                    "send_payment_link",
                    text("call.tool.link.purpose"),
                    List.of(new Argument(
                            "channel",
                            Argument.Kind.STRING,
                            text("call.tool.link.argument.channel"),
                            true,
                            List.of("email"))));
        }

        @Override
        public void called(ToolCall call, boolean talkedOver) {
            if (!notices.floor().state().identified()) {
                notices.refuse(call, text("call.tool.verify-first"));
                return;
            }
            Optional<String> email =
                    notices.floor().state().account().payer().contact().email();
            if (email.isEmpty()) {
                notices.refuse(call, text("call.tool.link.no-address"));
                return;
            }
            notices.note(
                    call, Kind.PAYMENT_LINK, "", email.get(), Optional.empty(), text("call.tool.link.by-a-colleague"));
        }
    }

    /** {@code wrong_party}: a stranger is on the line, who hears nothing more; the number is left alone for a while. */
    record WrongParty(NoticeBook notices, PartyCheck party) implements Tool {
        @Override
        public ToolSpec spec() {
            return new ToolSpec(
                    "wrong_party",
                    text("call.tool.wrong.purpose"),
                    List.of(Arguments.required("reason", text("call.tool.wrong.argument.reason"))));
        }

        @Override
        public void called(ToolCall call, boolean talkedOver) {
            if (notices.floor().state().identified()) {
                notices.refuse(call, text("call.tool.wrong.verified"));
                return;
            }
            if (!notices.floor().conversation().payerSpoke()) {
                notices.refuse(call, text("call.tool.verify.listen"));
                return;
            }
            party.stranger();
            String number = notices.floor().state().to().e164();
            notices.note(
                    call,
                    Kind.WRONG_PARTY,
                    call.text("reason"),
                    number,
                    Optional.empty(),
                    text("call.tool.wrong.recorded"));
        }
    }
}
