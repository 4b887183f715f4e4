package org.accountkit.examples.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/**
 * The whole log at its finest: the statements and bound values of Hibernate, the pool, the migration, AccountKit. Jetty
 * and the client of the test stay at INFO, since below that they print what goes over the wire, cookies included.
 */
final class EverythingLogged extends Handler implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");
    /** Kept here, because the log manager drops unreferenced loggers. */
    private static final List<Logger> WIRE = Stream.of("org.eclipse.jetty", "jdk.httpclient", "jdk.internal.httpclient")
            .map(Logger::getLogger)
            .toList();

    private final SimpleFormatter messages = new SimpleFormatter();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Map<Logger, Level> before = new HashMap<>();

    private EverythingLogged() {}

    static EverythingLogged start() {
        EverythingLogged log = new EverythingLogged();
        log.setLevel(Level.ALL);
        log.forgetLevels();
        WIRE.forEach(logger -> logger.setLevel(Level.INFO));
        ROOT.setLevel(Level.ALL);
        ROOT.addHandler(log);
        return log;
    }

    /** Another test in this process may have started a host that keeps its libraries quiet. */
    private void forgetLevels() {
        LogManager.getLogManager().getLoggerNames().asIterator().forEachRemaining(name -> {
            Logger logger = Logger.getLogger(name);
            if (logger.getLevel() != null) {
                before.put(logger, logger.getLevel());
                logger.setLevel(null);
            }
        });
    }

    String text() {
        return String.join("\n", lines);
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
        ROOT.removeHandler(this);
        WIRE.forEach(logger -> logger.setLevel(null));
        before.forEach(Logger::setLevel);
    }
}
