package org.accountkit.jpa;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * Settings of a host's connections that keep two promises.
 *
 * <p>While the database hangs, because it accepts connections but never answers or because a lock is never released, a
 * request is answered with {@code unavailable} within three seconds. A request waits for a connection, and then for one
 * statement: the first that takes too long ends it. Schema scripts take longer and need connections without these
 * settings. The batches of imports, sweeps and other upkeep do not.
 *
 * <p>Messages of drivers and persistence providers do not repeat user names and other values when a race is lost.
 */
public final class ConnectionSettings {

    /** How long to wait for a connection of the pool. */
    public static final Duration POOL_WAIT = Duration.ofMillis(800);

    /** How long to test a connection of the pool before it is used. */
    public static final Duration POOL_TEST = Duration.ofMillis(400);

    private static final String OPTIONS = "options";
    private static final String SESSION_VARIABLES = "sessionVariables";
    private static final List<String> VARIABLES = List.of(OPTIONS, SESSION_VARIABLES);

    private static final Map<String, String> POSTGRESQL = Map.of(
            "connectTimeout",
            "1",
            "loginTimeout",
            "1",
            "socketTimeout",
            "2",
            OPTIONS,
            "-c statement_timeout=1800 -c lock_timeout=1500",
            "logServerErrorDetail",
            "false");

    private static final Map<String, String> MARIADB = Map.of(
            "connectTimeout",
            "1000",
            "socketTimeout",
            "2000",
            SESSION_VARIABLES,
            "innodb_lock_wait_timeout=1,max_statement_time=1.8");

    private static final List<String> LOGGERS =
            List.of("org.hibernate.orm.jdbc.error", "org.mariadb.jdbc.message.server.ErrorPacket");

    private ConnectionSettings() {}

    /**
     * Returns driver properties for a database. A host sets them on its pool's data source.
     *
     * @param jdbcUrl the address of the database
     * @return the properties; empty for H2, which runs in the process of the host, and for unknown databases
     */
    public static Map<String, String> driverProperties(String jdbcUrl) {
        if (jdbcUrl.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        return jdbcUrl.startsWith("jdbc:mariadb:") ? MARIADB : Map.of();
    }

    /**
     * Returns an address with these limits among the variables that it sets itself. Where an address and a property of
     * the same name disagree, drivers take the address, so {@code sessionVariables} of a MariaDB address or
     * {@code options} of a PostgreSQL address would otherwise switch the limits off. Variables of the address win over
     * ours.
     *
     * @param jdbcUrl the address of the database
     * @return the address for the pool; the same if it sets no variables
     */
    public static String jdbcUrl(String jdbcUrl) {
        Map<String, String> ours = driverProperties(jdbcUrl);
        String merged = jdbcUrl;
        for (String variables : VARIABLES) {
            if (ours.containsKey(variables)) {
                String value = Matcher.quoteReplacement(encoded(variables, ours.get(variables)));
                merged = merged.replaceFirst("([?&]" + variables + "=)", "$1" + value);
            }
        }
        return merged;
    }

    /** Ours come first, since of two values for a variable, the last one counts. */
    private static String encoded(String variables, String value) {
        return variables.equals(OPTIONS) ? value.replace(" ", "%20") + "%20" : value + ',';
    }

    /**
     * Returns the loggers that repeat what a database said about a violated key, with the values. A host switches them
     * off; the stores report what failed with its SQLSTATE.
     *
     * @return the names of the loggers
     */
    public static List<String> loggersOfValues() {
        return LOGGERS;
    }
}
