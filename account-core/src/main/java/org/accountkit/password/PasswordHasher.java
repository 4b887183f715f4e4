package org.accountkit.password;

import java.util.List;
import org.accountkit.secret.Secret;

/**
 * Hashes passwords and verifies them. Takes passwords as they are: normalizing is done before. Implementations are safe
 * for use by several threads.
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
     * @param hash what is kept, whatever it is
     * @return what was found; {@link PasswordCheck#UNREADABLE} for what is of another form than this hasher's, and for
     *     what would cost too much
     */
    PasswordCheck verify(Secret password, PasswordHash hash);

    /**
     * Tells, without computing anything, whether {@link #verify} would find a hash readable.
     *
     * @param hash what is kept, whatever it is
     * @return whether it would; false unless a hasher knows
     */
    default boolean canRead(PasswordHash hash) {
        return false;
    }

    /** {@return one sentence for every way in which the parameters are weaker than is safe} */
    List<String> weaknesses();

    /** {@return Argon2id with the safe defaults} */
    static PasswordHasher argon2id() {
        return argon2id(Argon2Parameters.DEFAULT);
    }

    /**
     * Argon2id (RFC 9106) by Bouncy Castle, in the PHC string format.
     *
     * @param parameters memory, iterations, parallelism of new hashes; others verify and are outdated
     * @return the hasher
     */
    static PasswordHasher argon2id(Argon2Parameters parameters) {
        return new Argon2idHasher(parameters);
    }

    /** {@return PBKDF2 with HMAC-SHA-256 by the JDK, for hosts that may not use Bouncy Castle} */
    static PasswordHasher pbkdf2() {
        return new Pbkdf2Hasher(Pbkdf2Hasher.ITERATIONS);
    }

    /**
     * PBKDF2 with HMAC-SHA-256 by the JDK, at another cost.
     *
     * @param iterations of new hashes; fewer than 600,000 is under the floor
     * @return the hasher
     */
    static PasswordHasher pbkdf2(int iterations) {
        return new Pbkdf2Hasher(iterations);
    }
}
