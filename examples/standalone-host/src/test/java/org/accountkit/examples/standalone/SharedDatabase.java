package org.accountkit.examples.standalone;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The database server of several hosts, or the servers of a cluster. */
interface SharedDatabase {

    /** Returns the JDBC URL of a database, as the host with that number reaches it. */
    String url(int host, String database);

    /** Returns the JDBC URL under which databases are created. */
    String administration();

    /** Stops the server of that host, as a crash would. */
    void kill(int host);

    /** Starts the server of that host again. */
    void restart(int host);

    /** Reports whether the hosts have a server each. */
    boolean isCluster();

    /** Creates an empty database. */
    default void create(String database) {
        try (Connection connection = DriverManager.getConnection(administration());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
