package org.accountkit.jpa;

import java.time.Duration;
import java.util.List;
import java.util.Map;

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

    private static final Map<String, String> POSTGRESQL = Map.of(
            "connectTimeout", "1",
            "loginTimeout", "1",
            "socketTimeout", "2",
            "options", "-c statement_timeout=1800 -c lock_timeout=1500",
            "logServerErrorDetail", "false");

    private static final Map<String, String> MARIADB = Map.of(
            "connectTimeout", "1000",
            "socketTimeout", "2000",
            "sessionVariables", "innodb_lock_wait_timeout=1,max_statement_time=1.8");

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
     * Returns the loggers that repeat what a database said about a violated key, with the values. A host switches them
     * off; the stores report what failed with its SQLSTATE.
     *
     * @return the names of the loggers
     */
    public static List<String> loggersOfValues() {
        return LOGGERS;
    }
}
