package org.accountkit.benchmarks;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.accountkit.Passwords;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.Secret;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters.Builder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** P1: verifying a password against its Argon2id hash. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class HashBenchmark {

    private static final String PASSWORD = "correct horse battery staple";
    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;

    /** The parameters, as {@link Argon2Parameters} writes them: the minimum, and the default. */
    @Param({"m=19456,t=2,p=1", "m=65536,t=3,p=1"})
    public String parameters = "";

    private Argon2Parameters cost = Argon2Parameters.DEFAULT;
    private Passwords passwords = Passwords.builder("Benchmark").build();
    private PasswordHash hash = new PasswordHash("none");
    private Argon2PasswordEncoder spring = new Argon2PasswordEncoder(SALT_BYTES, TAG_BYTES, 1, 1 << 14, 2);
    private Argon2Function password4j = Argon2Function.getInstance(19_456, 2, 1, TAG_BYTES, Argon2.ID);
    private final de.mkammerer.argon2.Argon2 argon2Jvm = Argon2Factory.create(Argon2Types.ARGON2id);
    private final byte[] salt = new byte[SALT_BYTES];
    private NativeArgon2 nativeArgon2 = reusing(Argon2Parameters.parse("m=19456,t=2,p=1"));

    /** Hashes the password once. */
    @Setup
    public void hash() {
        cost = Argon2Parameters.parse(parameters);
        passwords = Passwords.builder("Benchmark")
                .hasher(PasswordHasher.argon2id(cost))
                .build();
        hash = passwords.hash(Secret.ofText(PASSWORD));
        spring = new Argon2PasswordEncoder(
                SALT_BYTES, TAG_BYTES, cost.parallelism(), cost.memoryKiB(), cost.iterations());
        password4j = Argon2Function.getInstance(
                cost.memoryKiB(), cost.iterations(), cost.parallelism(), TAG_BYTES, Argon2.ID);
        new SecureRandom().nextBytes(salt);
        nativeArgon2 = reusing(cost);
        Expected.yes(Arrays.equals(nativeArgon2.hash(), floor()));
    }

    private NativeArgon2 reusing(Argon2Parameters parameters) {
        return new NativeArgon2(
                parameters.memoryKiB(),
                parameters.iterations(),
                TAG_BYTES,
                PASSWORD.getBytes(StandardCharsets.UTF_8),
                salt);
    }

    /** {@return whether the password matched} */
    @Benchmark
    public boolean ours() {
        return Expected.yes(
                passwords.verify(Secret.ofText(PASSWORD), Optional.of(hash)).matches());
    }

    /** Computes one hash of Bouncy Castle, as its documentation shows it. */
    @Benchmark
    public byte[] floor() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Builder(org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(cost.memoryKiB())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt)
                .build());
        byte[] tag = new byte[TAG_BYTES];
        generator.generateBytes(PASSWORD.getBytes(StandardCharsets.UTF_8), tag);
        return tag;
    }

    /** {@return whether the password matched} */
    @Benchmark
    public boolean springSecurity() {
        return Expected.yes(spring.matches(PASSWORD, hash.encoded()));
    }

    /** {@return whether the password matched} */
    @Benchmark
    public boolean password4j() {
        return Expected.yes(password4j.check(PASSWORD, hash.encoded()));
    }

    /** {@return whether the password matched} */
    @Benchmark
    public boolean argon2Jvm() {
        return Expected.yes(argon2Jvm.verify(hash.encoded(), PASSWORD.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return the tag that the native library computes, called by JNA, in memory that it uses again and again} */
    @Benchmark
    public byte[] nativeReusingMemory() {
        return nativeArgon2.hash();
    }
}
