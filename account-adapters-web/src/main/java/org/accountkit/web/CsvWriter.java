package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/** Writes lines of cells (RFC 4180) that a spreadsheet treats as text only. */
final class CsvWriter {

    static final String TYPE = "text/csv; charset=utf-8; header=present";

    private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]");

    /** The beginnings of what a spreadsheet would run as a formula. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private final Writer writer;

    CsvWriter(OutputStream out) {
        writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    }

    CsvWriter line(List<String> cells) throws IOException {
        Iterator<String> rest = cells.iterator();
        while (rest.hasNext()) {
            writer.write(quoted(harmless(rest.next())));
            writer.write(rest.hasNext() ? "," : "\r\n");
        }
        return this;
    }

    /** Flushes what was written so far; whoever opened the stream closes it. */
    void flush() throws IOException {
        writer.flush();
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0 ? '\'' + cell : cell;
    }

    private static String quoted(String cell) {
        return SPECIAL.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
