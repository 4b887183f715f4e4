package org.accountkit.benchmarks.hosts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Adds the same users, with the same passwords and keys, to the rival's database. */
final class RivalUsers {

    private RivalUsers() {}

    static void add(Population population, String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, Hosts.USER, "");
                PreparedStatement users = connection.prepareStatement(
                        "insert into app_user (id, username, password, enabled) values (?, ?, ?, true)");
                PreparedStatement keys =
                        connection.prepareStatement("insert into api_key (id, user_id, digest) values (?, ?, ?)")) {
            for (int i = 0; i < Population.SIZE; i++) {
                users.setLong(1, i);
                users.setString(2, Population.username(i));
                users.setString(3, population.hash().encoded());
                users.addBatch();
                keys.setLong(1, i);
                keys.setLong(2, i);
                keys.setBytes(3, digest(population.keys().get(i).reveal()));
                keys.addBatch();
            }
            users.executeBatch();
            keys.executeBatch();
        }
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
