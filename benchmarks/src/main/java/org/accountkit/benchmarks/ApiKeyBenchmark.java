package org.accountkit.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.accountkit.ApiKeys;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** P3: authenticating an API key that is in a map. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ApiKeyBenchmark {

    private final UserId owner = UserId.random();
    private final ApiKeys keys = keys(owner);
    private final String key =
            keys.issue(owner, "benchmark", Optional.empty()).text().reveal();
    private final Map<ByteBuffer, String> owners = new ConcurrentHashMap<>();

    /** Knows the key. */
    @Setup
    public void fill() throws NoSuchAlgorithmException {
        owners.put(digest(key.getBytes(StandardCharsets.US_ASCII)), "ada");
    }

    private static ApiKeys keys(UserId owner) {
        InMemoryStores stores = new InMemoryStores();
        stores.users()
                .add(new User(owner, Realm.DEFAULT, Username.of("ada"), "Ada", "", true, Set.of(), Instant.EPOCH));
        return ApiKeys.builder("ex")
                .stores(stores)
                .accessReader(new KnownKeys(stores.accessReader()))
                .build();
    }

    /** {@return whether the key belongs to somebody} */
    @Benchmark
    public boolean ours() {
        return Expected.yes(
                keys.authenticate(Secret.ofText(key), RequestOrigin.unknown()).isPresent());
    }

    /** Computes a checksum and a digest, and looks the digest up in a map. */
    @Benchmark
    public boolean floor() throws NoSuchAlgorithmException {
        byte[] text = key.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(text);
        return Expected.yes(checksum.getValue() != 0 && owners.containsKey(digest(text)));
    }

    private static ByteBuffer digest(byte[] text) throws NoSuchAlgorithmException {
        return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
    }

    /** Ends the background work. */
    @TearDown
    public void close() {
        keys.close();
    }
}
