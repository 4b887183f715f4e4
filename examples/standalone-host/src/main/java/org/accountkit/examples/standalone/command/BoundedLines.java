package org.accountkit.examples.standalone.command;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of UTF-8, however long they are, in bounded memory. For use by one thread. */
final class BoundedLines {

    static final int LONGEST = 64 * 1024;

    private final InputStream in;
    private long number;
    private long bytesRead;

    BoundedLines(InputStream in) {
        this.in = new BufferedInputStream(in, LONGEST);
    }

    /** Returns the next line; empty at the end. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            bytesRead++;
            tooLong |= line.size() == LONGEST;
            if (!tooLong) {
                line.write(next);
            }
        }
        bytesRead += next < 0 ? 0 : 1;
        number++;
        return Optional.of(new Line(number, line.toString(StandardCharsets.UTF_8), tooLong));
    }

    long bytesRead() {
        return bytesRead;
    }

    /** A line with its number, which starts at 1. */
    record Line(long number, String text, boolean tooLong) {}
}
