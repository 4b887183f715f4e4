package org.accountkit.testkit.specification;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Records the log of the whole process, at whatever level the loggers are set to. */
final class LogRecorder extends Handler {

    private final Formatter messages = new SimpleFormatter();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private LogRecorder() {}

    static LogRecorder start() {
        LogRecorder recorder = new LogRecorder();
        recorder.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(recorder);
        return recorder;
    }

    String text() {
        return String.join("\n", lines);
    }

    void forget() {
        lines.clear();
    }

    @Override
    public void publish(LogRecord entry) {
        StringWriter line = new StringWriter();
        line.append(entry.getLoggerName()).append(' ').append(messages.formatMessage(entry));
        if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(new PrintWriter(line, true));
        }
        lines.add(line.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
