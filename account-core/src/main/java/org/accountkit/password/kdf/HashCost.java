package org.accountkit.password.kdf;

import java.util.Map;
import java.util.Optional;

/**
 * The most that verifying a hash may cost when its parameters come from a row: an attacker who can write to the
 * database must not decide how long a sign-in takes or how much memory. AccountKit's own hashes and legacy hashes have
 * the same bounds; only parameters that the host configured are exempt. Each bound allows eight times the work of an
 * Argon2id hash with the default parameters, or what takes about two seconds. docs/passwords.md lists the times.
 *
 * <p>Each method explains in one sentence why a hash is too expensive, and returns empty for one that is not.
 */
public final class HashCost {

    private static final String TOO_MUCH_WORK = "The password hash asks for more work than is allowed.";
    private static final Optional<String> AFFORDABLE = Optional.empty();

    private static final int MOST_ARGON2_MEMORY_KIB = 256 * 1024;
    private static final int MOST_ARGON2_PASSES = 100;
    private static final int MOST_ARGON2_LANES = 16;
    private static final long MOST_ARGON2_KIB_PASSES = 8L * 64 * 1024 * 3;

    private static final long SCRYPT_BLOCK_BYTES = 128;
    private static final long MOST_SCRYPT_BLOCKS = 1 << 21;
    private static final long MOST_SCRYPT_WORK = 1 << 22;

    private static final Map<Pbkdf2, Integer> MOST_PBKDF2_ITERATIONS =
            Map.of(Pbkdf2.SHA1, 5_500_000, Pbkdf2.SHA256, 6_000_000, Pbkdf2.SHA512, 2_000_000);
    private static final int MOST_DIGESTS = 5_000_000;
    private static final int MOST_CRYPT_ROUNDS = 1_000_000;
    private static final int MOST_PHPASS_LOG_2 = 18;
    private static final int MOST_BCRYPT_COST = 15;

    private final long mostBytes;

    /**
     * Returns bounds for a heap: one hash may take half of it.
     *
     * @param heapBytes the maximum size of the heap
     */
    public HashCost(long heapBytes) {
        this.mostBytes = heapBytes / 2;
    }

    /** {@return bounds for the heap of this JVM} */
    public static HashCost ofThisMachine() {
        return new HashCost(Runtime.getRuntime().maxMemory());
    }

    /**
     * Checks Argon2.
     *
     * @param memoryKiB memory in KiB
     * @param passes the passes over the memory
     * @param lanes the degree of parallelism
     * @return why it is too expensive; empty if it is not
     */
    public Optional<String> argon2(int memoryKiB, int passes, int lanes) {
        return atMost(isWithinBound(memoryKiB, passes, lanes)).or(() -> fitting(argon2Bytes(memoryKiB)));
    }

    /**
     * Reports whether Argon2 with these parameters may be computed if there is enough memory.
     *
     * @param memoryKiB memory in KiB
     * @param passes the passes over the memory
     * @param lanes the degree of parallelism
     * @return whether it is within the bound
     */
    public static boolean isWithinBound(int memoryKiB, int passes, int lanes) {
        return memoryKiB <= MOST_ARGON2_MEMORY_KIB
                && passes <= MOST_ARGON2_PASSES
                && lanes <= MOST_ARGON2_LANES
                && (long) memoryKiB * passes <= MOST_ARGON2_KIB_PASSES;
    }

    /** Each block of 1024 bytes is an object that contains an array. */
    private static long argon2Bytes(int memoryKiB) {
        return memoryKiB * 1064L;
    }

    /**
     * Checks scrypt.
     *
     * @param n the cost
     * @param r the block size
     * @param p the degree of parallelism
     * @return why it is too expensive; empty if it is not
     */
    public Optional<String> scrypt(int n, int r, int p) {
        boolean affordable = (long) n * r <= MOST_SCRYPT_BLOCKS && (long) n * r * p <= MOST_SCRYPT_WORK;
        return atMost(affordable).or(() -> fitting(SCRYPT_BLOCK_BYTES * r * (n + 2L * p)));
    }

    /**
     * Checks PBKDF2.
     *
     * @param function the digest
     * @param iterations the iterations, which a key longer than the digest repeats
     * @param keyBytes the length of the key
     * @return why it is too expensive; empty if it is not
     */
    public static Optional<String> pbkdf2(Pbkdf2 function, int iterations, int keyBytes) {
        long all = function.blocks(keyBytes) * iterations;
        return atMost(all <= MOST_PBKDF2_ITERATIONS.getOrDefault(function, 0));
    }

    /**
     * Checks an iterated digest.
     *
     * @param iterations the number of iterations
     * @return why it is too expensive; empty if it is not
     */
    public static Optional<String> digests(int iterations) {
        return atMost(iterations <= MOST_DIGESTS);
    }

    /**
     * Checks the SHA-2 schemes of {@code crypt}.
     *
     * @param rounds the number of rounds
     * @return why it is too expensive; empty if it is not
     */
    public static Optional<String> crypt(int rounds) {
        return atMost(rounds <= MOST_CRYPT_ROUNDS);
    }

    /**
     * Checks phpass and similar schemes.
     *
     * @param log2 the binary logarithm of the iterations
     * @return why it is too expensive; empty if it is not
     */
    public static Optional<String> phpass(int log2) {
        return atMost(log2 <= MOST_PHPASS_LOG_2);
    }

    /**
     * Checks bcrypt.
     *
     * @param cost the binary logarithm of the iterations
     * @return why it is too expensive; empty if it is not
     */
    public static Optional<String> bcrypt(int cost) {
        return atMost(cost <= MOST_BCRYPT_COST);
    }

    private static Optional<String> atMost(boolean affordable) {
        return affordable ? AFFORDABLE : Optional.of(TOO_MUCH_WORK);
    }

    private Optional<String> fitting(long bytes) {
        return bytes <= mostBytes
                ? AFFORDABLE
                : Optional.of("The password hash needs " + mebibytes(bytes) + " MiB of memory; with this heap, one hash"
                        + " may take " + mostBytes / (1024 * 1024) + " MiB.");
    }

    private static long mebibytes(long bytes) {
        return (bytes + 1024 * 1024 - 1) / (1024 * 1024);
    }
}
