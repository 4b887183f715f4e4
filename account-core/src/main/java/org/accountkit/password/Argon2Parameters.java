package org.accountkit.password;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cost parameters of Argon2id (RFC 9106, section 3.1).
 *
 * @param memoryKiB memory in KiB
 * @param iterations passes over the memory
 * @param parallelism lanes
 */
public record Argon2Parameters(int memoryKiB, int iterations, int parallelism) {

    /** 64 MiB, 3 passes, 1 lane: the second recommended option of RFC 9106, section 4, with one lane. */
    public static final Argon2Parameters DEFAULT = new Argon2Parameters(65536, 3, 1);

    private static final Pattern TEXT = Pattern.compile("m=(\\d{1,7}),t=(\\d{1,4}),p=(\\d{1,3})");
    private static final int LARGEST_MEMORY_KIB = 4 * 1024 * 1024;

    /**
     * Checks the limits of Argon2 itself.
     *
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public Argon2Parameters {
        if (parallelism < 1 || iterations < 1 || memoryKiB < 8 * parallelism || memoryKiB > LARGEST_MEMORY_KIB) {
            throw new IllegalArgumentException(
                    "Argon2 requires t and p of at least 1, and m from 8 times p to 4194304.");
        }
    }

    /**
     * Recommends parameters for this machine, by measuring. Memory is raised first, since it costs an attacker's
     * hardware most, then the number of passes. Call it in an idle moment on the machine that will hash, and write the
     * result into the host's settings: with other parameters, every hash becomes outdated. Takes about twenty times the
     * target.
     *
     * @param target how long a hash should take; a quarter of a second is a good start
     * @return the strongest parameters that take no longer, or the minimum if even that takes longer
     * @throws IllegalArgumentException if the target is not positive
     */
    public static Argon2Parameters recommend(Duration target) {
        return Argon2Calibration.recommend(target);
    }

    /**
     * Parses parameters in the notation of a PHC string.
     *
     * @param text {@code m=…,t=…,p=…}
     * @return the parameters
     * @throws IllegalArgumentException if the text has another form
     */
    public static Argon2Parameters parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Argon2 parameters must be written as m=65536,t=3,p=1.");
        }
        return new Argon2Parameters(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /**
     * Reports whether these parameters cost an attacker at least as much as the weakest of those that OWASP's Password
     * Storage Cheat Sheet treats as equivalent: m=47104,t=1; m=19456,t=2; m=12288,t=3; m=9216,t=4; m=7168,t=5.
     *
     * @return whether they are strong enough
     */
    public boolean meetsFloor() {
        int leastMemory = switch (iterations) {
            case 1 -> 47104;
            case 2 -> 19456;
            case 3 -> 12288;
            case 4 -> 9216;
            default -> 7168;
        };
        return memoryKiB >= leastMemory;
    }

    /** {@return the work of a hash, in KiB processed} */
    long work() {
        return (long) memoryKiB * iterations;
    }

    /** {@return the parameters in the notation of a PHC string} */
    @Override
    public String toString() {
        return "m=" + memoryKiB + ",t=" + iterations + ",p=" + parallelism;
    }
}
