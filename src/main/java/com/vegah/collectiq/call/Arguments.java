package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.Voice.Argument;
import com.vegah.collectiq.call.Voice.ToolSpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds what the model sent against what the tool takes: nothing it wrote goes further unlooked at. Pure. */
final class Arguments {
    /** Far more than a reason or a name needs. */
    private static final int LONGEST = 1000;

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,6}");

    private Arguments() {}

    /** A sentence for the model on the first thing that is wrong. */
    static Optional<String> fault(ToolSpec spec, ToolCall call) {
        if (call.arguments().isEmpty()) {
            return Optional.of(text("call.tool.arguments", call.name()));
        }
        List<String> known = spec.arguments().stream().map(Argument::name).toList();
        Optional<String> extra = call.arguments().get().keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst();
        if (extra.isPresent()) {
            return Optional.of(text("call.tool.argument.extra", call.name(), String.join(", ", known)));
        }
        return spec.arguments().stream()
                .map(argument -> fault(argument, call))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Argument required(String name, String purpose) {
        return new Argument(name, Argument.Kind.STRING, purpose, true, List.of());
    }

    private static Optional<String> fault(Argument argument, ToolCall call) {
        Object raw = call.arguments().orElseThrow().get(argument.name());
        String value = call.text(argument.name());
        if (value.isEmpty()) {
            return argument.required()
                    ? Optional.of(text("call.tool.argument.missing", argument.name(), argument.purpose()))
                    : Optional.empty();
        }
        if (raw instanceof Iterable || raw instanceof java.util.Map || value.length() > LONGEST) {
            return Optional.of(text("call.tool.argument.shape", argument.name(), argument.purpose()));
        }
        if (argument.kind() == Argument.Kind.INTEGER && !WHOLE.matcher(value).matches()) {
            return Optional.of(text("call.tool.argument.integer", argument.name()));
        }
        if (!argument.oneOf().isEmpty() && !argument.oneOf().contains(value)) {
            return Optional.of(text("call.tool.argument.one-of", argument.name(), String.join(", ", argument.oneOf())));
        }
        return Optional.empty();
    }
}
