package org.accountkit.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Records what this process logs until it is closed. */
final class LogLines extends Handler implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");

    /** Repeats what the embedded database server writes into its own log. */
    private static final String SERVER = "io.zonky.";

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final List<String> lines = new ArrayList<>();

    private LogLines() {}

    static LogLines record() {
        LogLines lines = new LogLines();
        ROOT.addHandler(lines);
        return lines;
    }

    synchronized String text() {
        return String.join("\n", lines);
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (!String.valueOf(entry.getLoggerName()).startsWith(SERVER)) {
            lines.add(formatter.formatMessage(entry) + ' ' + entry.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
