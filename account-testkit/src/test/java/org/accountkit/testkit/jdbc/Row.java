package org.accountkit.testkit.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.accountkit.secret.SealedSecret;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/** A row of a result, read by the names of its columns. */
final class Row {

    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    String text(String column) throws SQLException {
        return Objects.requireNonNull(results.getString(column), column);
    }

    Optional<String> findText(String column) throws SQLException {
        return Optional.ofNullable(results.getString(column));
    }

    long number(String column) throws SQLException {
        return results.getLong(column);
    }

    int count(String column) throws SQLException {
        return results.getInt(column);
    }

    boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    boolean has(String column) throws SQLException {
        return results.getObject(column) != null;
    }

    Instant instant(String column) throws SQLException {
        return Instant.ofEpochMilli(results.getLong(column));
    }

    Optional<Instant> findInstant(String column) throws SQLException {
        long millis = results.getLong(column);
        return results.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    UserId userId(String column) throws SQLException {
        return new UserId(text(column));
    }

    Realm realm() throws SQLException {
        return new Realm(text("realm"));
    }

    TokenDigest digest() throws SQLException {
        return TokenDigest.of(results.getBytes("digest"));
    }

    /** Returns the envelope of a master key, unless it was forgotten. */
    Optional<SealedSecret> findSealed() throws SQLException {
        return has("sealed")
                ? Optional.of(SealedSecret.of(text("master_key"), results.getBytes("sealed")))
                : Optional.empty();
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface Reader<T> {

        T read(Row row) throws SQLException;
    }
}
