package org.accountkit.examples.standalone;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links in the log of the standalone host, from now on. */
final class LoggedResets extends Handler implements AutoCloseable {

    private static final Logger NOTICES = Logger.getLogger("accountkit.notices");
    private static final Pattern LINK = Pattern.compile("To user (\\S+): .*/account/#/reset/(\\w+)");

    private final SimpleFormatter messages = new SimpleFormatter();
    private final Queue<DeliveredReset> seen = new ConcurrentLinkedQueue<>();

    private LoggedResets() {}

    static LoggedResets start() {
        LoggedResets resets = new LoggedResets();
        NOTICES.addHandler(resets);
        return resets;
    }

    List<DeliveredReset> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void publish(LogRecord entry) {
        Matcher link = LINK.matcher(messages.formatMessage(entry));
        if (link.find()) {
            seen.add(new DeliveredReset(link.group(1), link.group(2)));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        NOTICES.removeHandler(this);
    }
}
