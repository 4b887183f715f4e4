package org.accountkit.examples.standalone.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the end of what an interrupted export has written. */
final class LastLine {

    private LastLine() {}

    /** Removes what follows the last whole line, positions the channel there, and returns that line. */
    static Optional<String> cut(FileChannel file) throws IOException {
        long end = 1 + lastNewline(file, file.size());
        file.truncate(end);
        file.position(end);
        if (end == 0) {
            return Optional.empty();
        }
        long start = 1 + lastNewline(file, end - 1);
        ByteBuffer line = ByteBuffer.allocate((int) (end - 1 - start));
        readFully(file, line, start);
        return Optional.of(StandardCharsets.UTF_8.decode(line.flip()).toString());
    }

    /** Returns the position of the last line end before another position; -1 if there is none. */
    private static long lastNewline(FileChannel file, long before) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long at = before - 1; at >= 0 && before - at <= 2L * BoundedLines.LONGEST; at--) {
            readFully(file, one.clear(), at);
            if (one.get(0) == '\n') {
                return at;
            }
        }
        if (before > 2L * BoundedLines.LONGEST) {
            throw new CommandFailure(Reply.FAILED, "output", "The file does not end as an export does.");
        }
        return -1;
    }

    private static void readFully(FileChannel file, ByteBuffer into, long from) throws IOException {
        while (into.hasRemaining() && file.read(into, from + into.position()) >= 0) {
            // a read may return less than was asked for
        }
    }
}
