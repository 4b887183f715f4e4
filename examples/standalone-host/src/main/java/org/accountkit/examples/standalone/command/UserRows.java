package org.accountkit.examples.standalone.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.accountkit.examples.standalone.command.BoundedLines.Line;
import org.accountkit.operations.ImportedUser;

/** Reads users from lines, and remembers the lines of those that are under way. For use by one thread. */
final class UserRows implements Iterator<ImportedUser> {

    private final BoundedLines lines;
    private final long firstLine;
    private final Rejections rejections;
    private final Map<Long, Long> linesOfRows = new HashMap<>();
    private Optional<ImportedUser> upcoming = Optional.empty();
    private boolean ended;
    private long rows;
    private long lastLine;

    UserRows(InputStream in, long firstLine, Rejections rejections) {
        this.lines = new BoundedLines(in);
        this.firstLine = firstLine;
        this.rejections = rejections;
    }

    @Override
    public boolean hasNext() {
        while (upcoming.isEmpty() && !ended) {
            nextLine().ifPresentOrElse(this::take, () -> ended = true);
        }
        return upcoming.isPresent();
    }

    private void take(Line line) {
        lastLine = line.number();
        if (line.number() >= firstLine && !line.text().isBlank()) {
            upcoming = read(line);
        }
    }

    @Override
    public ImportedUser next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ImportedUser user = upcoming.orElseThrow();
        upcoming = Optional.empty();
        linesOfRows.put(rows++, lastLine);
        return user;
    }

    private Optional<Line> nextLine() {
        try {
            return lines.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ImportedUser> read(Line line) {
        try {
            if (line.tooLong()) {
                throw new MalformedRow("The line has more than " + BoundedLines.LONGEST + " bytes.");
            }
            return Optional.of(UserRow.read(line.text()));
        } catch (MalformedRow e) {
            rejections.add(line.number(), "", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    long lineOf(long row) {
        return linesOfRows.getOrDefault(row, 0L);
    }

    /** Forgets the lines of rows that were imported or rejected. */
    void settled() {
        linesOfRows.clear();
    }

    long lastLine() {
        return lastLine;
    }

    long bytesRead() {
        return lines.bytesRead();
    }
}
