package org.accountkit.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.accountkit.ApiKeys;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.Secret;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** P4: authenticating an API key by Hibernate on PostgreSQL, in eight threads with eight connections. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Threads(8)
public class StoredKeyBenchmark {

    private final List<String> presented = new ArrayList<>();
    private final List<byte[]> digests = new ArrayList<>();
    private final BenchmarkDatabase database;
    private final ApiKeys keys;
    private String statement = "";

    /** Starts the database. */
    public StoredKeyBenchmark() {
        try {
            database = BenchmarkDatabase.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        keys = ApiKeys.builder("ex").stores(database.stores()).build();
    }

    /** Adds users with keys, and notes the statement of a request. */
    @Setup
    public void addUsers() {
        for (Secret key : StoredKeys.add(database, keys)) {
            presented.add(key.reveal());
            digests.add(digest(key.reveal()));
        }
        statement = database.statementOf(Secret.ofText(presented.get(0)));
    }

    /** As the core computes it: the kind of the token comes first, so that no kind passes for another. */
    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(("k\0" + key).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return whether the key belongs to somebody} */
    @Benchmark
    public boolean ours() {
        Secret key = Secret.ofText(presented.get(ThreadLocalRandom.current().nextInt(StoredKeys.USERS)));
        return Expected.yes(keys.authenticate(key, RequestOrigin.unknown()).isPresent());
    }

    /** Sends the same statement by plain JDBC, and reads every column of its rows. */
    @Benchmark
    public int floor() throws SQLException {
        byte[] digest = digests.get(ThreadLocalRandom.current().nextInt(StoredKeys.USERS));
        int read = 0;
        try (Connection connection = database.pool().getConnection();
                PreparedStatement select = connection.prepareStatement(statement)) {
            select.setBytes(1, digest);
            try (ResultSet rows = select.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        read += rows.getObject(i) == null ? 0 : 1;
                    }
                }
            }
        }
        Expected.yes(read > 0);
        return read;
    }

    /** Ends everything. */
    @TearDown
    public void close() throws IOException {
        keys.close();
        database.close();
    }
}
