package org.accountkit.examples.standalone;

import java.util.List;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reduces the log to what an operator wants to read: warnings of the libraries, and everything of the host. */
final class HostLogging {

    /** Kept here because the log manager drops loggers that nothing references. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("org.eclipse.jetty"),
            Logger.getLogger("org.hibernate"),
            Logger.getLogger("org.flywaydb"),
            Logger.getLogger("com.zaxxer.hikari"));

    private HostLogging() {}

    static void configure() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    /** Also sets the form of the log. */
    static void configure(Map<String, String> environment) {
        configure();
        switch (environment.getOrDefault("ACCOUNT_LOG", "")) {
            case "", "text" -> {}
            case "json" -> format(new JsonLines());
            default -> throw new StartFailure("ACCOUNT_LOG cannot be read: It must be text or json.");
        }
    }

    private static void format(Formatter formatter) {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFormatter(formatter);
        }
    }
}
