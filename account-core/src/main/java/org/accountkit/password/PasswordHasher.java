package org.accountkit.password;

import java.util.List;
import org.accountkit.secret.Secret;

/**
 * Hashes and verifies passwords. Callers normalize passwords first. Implementations are safe for use by several
 * threads.
 */
public interface PasswordHasher {

    /**
     * Hashes a password with a new random salt.
     *
     * @param password the password
     * @return the hash with algorithm, parameters and salt
     */
    PasswordHash hash(Secret password);

    /**
     * Verifies a password.
     *
     * @param password the password
     * @param hash the stored hash, of whatever form
     * @return the result: {@link PasswordCheck#UNREADABLE} for a hash of another form than this hasher's, and for one
     *     that would cost too much
     */
    PasswordCheck verify(Secret password, PasswordHash hash);

    /**
     * Reports, without computing anything, whether {@link #verify} can read a hash.
     *
     * @param hash the stored hash, of whatever form
     * @return whether it can; false by default
     */
    default boolean canRead(PasswordHash hash) {
        return false;
    }

    /** {@return one sentence for each way in which the parameters are weaker than is safe} */
    List<String> weaknesses();

    /** {@return an Argon2id hasher with safe defaults} */
    static PasswordHasher argon2id() {
        return argon2id(Argon2Parameters.DEFAULT);
    }

    /**
     * Returns an Argon2id (RFC 9106) hasher, by Bouncy Castle, in the PHC string format.
     *
     * @param parameters memory, iterations and parallelism of new hashes; hashes with other parameters verify and count
     *     as outdated
     * @return the hasher
     */
    static PasswordHasher argon2id(Argon2Parameters parameters) {
        return new Argon2idHasher(parameters);
    }

    /** {@return a hasher that uses PBKDF2 with HMAC-SHA-256 from the JDK, for hosts that may not use Bouncy Castle} */
    static PasswordHasher pbkdf2() {
        return new Pbkdf2Hasher(Pbkdf2Hasher.ITERATIONS);
    }

    /**
     * Returns a hasher that uses PBKDF2 with HMAC-SHA-256 from the JDK, at another cost.
     *
     * @param iterations the iterations of new hashes; fewer than 600,000 are below the minimum
     * @return the hasher
     */
    static PasswordHasher pbkdf2(int iterations) {
        return new Pbkdf2Hasher(iterations);
    }

    /** The result of verifying a password against a hash. */
    enum PasswordCheck {
        /** The password is wrong. */
        NO_MATCH,
        /** The password is wrong, and finding out cost less than computing a new hash. */
        NO_MATCH_CHEAPER,
        /** The hash is of no known form, malformed, or too expensive to compute: no password matches it. */
        UNREADABLE,
        /** The password is right, and the hash is up to date. */
        MATCH,
        /** The password is right, and the hash is outdated. */
        MATCH_OUTDATED;

        /** {@return whether the password is right} */
        public boolean matches() {
            return this == MATCH || this == MATCH_OUTDATED;
        }
    }
}
