package org.accountkit.password;

import com.google.common.base.Stopwatch;
import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.password.kdf.HashCost;
import org.accountkit.secret.Secret;

/**
 * Measures what a hash costs on this machine, and recommends Argon2id parameters for a given duration. It raises memory
 * first, which costs an attacker's hardware most, and then the number of passes. It never recommends anything below the
 * minimum, however slow the machine is.
 *
 * <p>Run it at an idle moment on the machine that will hash, or one like it, and write the result into the host's
 * settings. Do not calibrate at every start: different parameters would make every hash outdated.
 */
final class Argon2Calibration {

    private static final Argon2Parameters FLOOR = new Argon2Parameters(19456, 2, 1);
    private static final int[] MEMORY_KIB = {32 * 1024, 64 * 1024, 128 * 1024, 256 * 1024};
    private static final int[] ITERATIONS = {4, 6, 8, 12, 16, 20};
    private static final int WITH_MORE_MEMORY = 3;
    private static final int ROUNDS = 3;

    private final Ticker ticker;
    private final int mostMemoryKiB;
    private final Function<Argon2Parameters, PasswordHasher> hashers;

    Argon2Calibration(Ticker ticker, long heapBytes, Function<Argon2Parameters, PasswordHasher> hashers) {
        this.ticker = ticker;
        this.mostMemoryKiB = mostMemoryKiB(heapBytes);
        this.hashers = hashers;
    }

    /**
     * Recommends parameters for this machine. Takes about twenty times the target, or more on a slow machine.
     *
     * @param target how long a hash should take; a quarter of a second is a good start
     * @return the strongest parameters that take no longer, or the minimum if even that takes longer
     * @throws IllegalArgumentException if the target is not positive
     */
    static Argon2Parameters recommend(Duration target) {
        long heap = Runtime.getRuntime().maxMemory();
        return new Argon2Calibration(Ticker.systemTicker(), heap, PasswordHasher::argon2id).strongestWithin(target);
    }

    /** Half of the 512 MiB of heap per concurrent hash, or a quarter of a smaller heap. */
    private static int mostMemoryKiB(long heapBytes) {
        return (int) Math.min(MEMORY_KIB[MEMORY_KIB.length - 1], heapBytes / 4 / 1024);
    }

    Argon2Parameters strongestWithin(Duration target) {
        if (target.isNegative() || target.isZero()) {
            throw new IllegalArgumentException("The target duration of a hash must be positive.");
        }
        return ladder().takeWhile(parameters -> measure(parameters).compareTo(target) <= 0)
                .reduce((weaker, stronger) -> stronger)
                .orElse(FLOOR);
    }

    /** Each costs more than the previous one. */
    private Stream<Argon2Parameters> ladder() {
        int[] affordable = IntStream.of(MEMORY_KIB)
                .filter(memory -> memory <= mostMemoryKiB)
                .toArray();
        int most = IntStream.of(affordable).max().orElse(FLOOR.memoryKiB());
        Stream<Argon2Parameters> memory =
                IntStream.of(affordable).mapToObj(kib -> new Argon2Parameters(kib, WITH_MORE_MEMORY, 1));
        Stream<Argon2Parameters> passes =
                IntStream.of(ITERATIONS).mapToObj(iterations -> new Argon2Parameters(most, iterations, 1));
        return Stream.of(Stream.of(FLOOR), memory, passes)
                .flatMap(rungs -> rungs)
                .filter(Argon2Calibration::canBeReadEverAfter);
    }

    /** A hash outlives the setting: under another one, only hashes within the bound can still be verified. */
    private static boolean canBeReadEverAfter(Argon2Parameters parameters) {
        return HashCost.isWithinBound(parameters.memoryKiB(), parameters.iterations(), parameters.parallelism());
    }

    /** The fastest of a few runs, after a warm-up: other work can only slow a run down. */
    private Duration measure(Argon2Parameters parameters) {
        PasswordHasher hasher = hashers.apply(parameters);
        Secret password = Secret.ofText("correct horse battery staple");
        hasher.hash(password);
        return Stream.generate(() -> measure(hasher, password))
                .limit(ROUNDS)
                .min(Duration::compareTo)
                .orElseThrow();
    }

    private Duration measure(PasswordHasher hasher, Secret password) {
        Stopwatch stopwatch = Stopwatch.createStarted(ticker);
        hasher.hash(password);
        return stopwatch.elapsed();
    }
}
