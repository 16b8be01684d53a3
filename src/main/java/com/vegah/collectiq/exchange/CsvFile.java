package com.vegah.collectiq.exchange;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.value.Obstacle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file read line by line: comma, header row, UTF-8 with or without a byte order mark, RFC 4180; columns by name in any order. */
final class CsvFile {
    private static final CSVFormat RFC_4180 =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final List<String> columns;
    private final List<String> required;

    CsvFile(List<String> columns, List<String> required) {
        this.columns = columns;
        this.required = required;
    }

    /** Hands each line on, or its refusal; answers warnings. A line is numbered by where it begins in the file, the header being 1. */
    List<String> read(InputStream in, Consumer<Line> lines, Consumer<Refusal> refusals) {
        try (CSVParser parser =
                CSVParser.builder().setReader(utf8(in)).setFormat(RFC_4180).get()) {
            return read(parser, lines, refusals);
        } catch (IOException | UncheckedIOException e) {
            Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
            if (cause instanceof CharacterCodingException) {
                throw new BadFile(new Obstacle(text("import.coding.cause"), text("import.coding.remedy")), e);
            }
            throw new BadFile(
                    new Obstacle(
                            text("import.broken.cause", String.valueOf(cause.getMessage())),
                            text("import.broken.remedy")),
                    e);
        }
    }

    private List<String> read(CSVParser parser, Consumer<Line> lines, Consumer<Refusal> refusals) {
        List<String> header = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        long start = 1;
        for (CSVRecord record : parser) {
            if (header.isEmpty()) {
                record.forEach(name -> header.add(name.strip()));
                warnings.addAll(check(header));
            } else if (record.size() != header.size()) {
                refusals.accept(new Refusal(start, "-", text("import.cells", record.size(), header.size())));
            } else {
                lines.accept(new Line(start, cells(header, record)));
            }
            start = parser.getCurrentLineNumber() + 1;
        }
        if (header.isEmpty()) {
            throw new BadFile(new Obstacle(text("import.empty.cause"), text("import.empty.remedy")), null);
        }
        return warnings;
    }

    private List<String> check(List<String> header) {
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!seen.add(name)) {
                throw new BadFile(new Obstacle(text("import.twice.cause", name), text("import.twice.remedy")), null);
            }
        }
        List<String> missing =
                required.stream().filter(name -> !seen.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new BadFile(
                    new Obstacle(
                            text("import.missing.cause", String.join(", ", missing)),
                            text("import.missing.remedy", String.join(",", columns))),
                    null);
        }
        List<String> unknown =
                header.stream().filter(name -> !columns.contains(name)).toList();
        return unknown.isEmpty() ? List.of() : List.of(text("import.unknown", String.join(", ", unknown)));
    }

    private static Map<String, String> cells(List<String> header, CSVRecord record) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), record.get(i));
        }
        return cells;
    }

    private static Reader utf8(InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }
}
