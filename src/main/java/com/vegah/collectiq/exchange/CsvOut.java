package com.vegah.collectiq.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a CSV file: header, guarded cells, RFC 4180 quoting, UTF-8. The stream stays open. */
final class CsvOut {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private CsvOut() {}

    static void write(OutputStream out, List<String> columns, Stream<List<String>> rows) {
        try {
            OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            CSVPrinter printer = new CSVPrinter(writer, FORMAT);
            printer.printRecord(columns);
            for (List<String> row : (Iterable<List<String>>) rows::iterator) {
                List<String> guarded = new ArrayList<>(row.size());
                row.forEach(cell -> guarded.add(Cells.guard(cell)));
                printer.printRecord(guarded);
            }
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
