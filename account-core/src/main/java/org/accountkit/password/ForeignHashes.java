package org.accountkit.password;

import java.util.Optional;
import org.accountkit.secret.Secret;

/**
 * Reads legacy hashes. {@link org.accountkit.password.legacy.LegacyHashes} reads those of many products; a host may
 * supply its own reader. Reading computes nothing and never throws. Safe for use by several threads.
 *
 * <p>Refusing a wrong password for a legacy hash costs that hash and one at the current cost; refusing one for an unknown
 * name costs only the latter. The difference shows in the time, until the legacy hash is replaced at the first sign-in.
 * {@code AccountServicesBuilder.imitateLegacyHash} makes refusals cost the same where all legacy hashes are of one kind.
 */
@FunctionalInterface
public interface ForeignHashes {

    /**
     * Reads a hash. This must limit what {@link Hash#matches} may cost: an attacker who can write to the database could
     * otherwise make a sign-in take an hour, or all memory.
     *
     * @param hash the stored hash
     * @return the hash; empty if its form is unknown, it is malformed, or it is too expensive to verify
     */
    Optional<Hash> read(PasswordHash hash);

    /**
     * Explains why a hash cannot be read.
     *
     * @param hash the hash to store
     * @return one sentence for the operator, which reveals nothing of the hash; empty if it can be read
     */
    default Optional<String> problem(PasswordHash hash) {
        return read(hash).isPresent() ? Optional.empty() : Optional.of("The password hash cannot be read.");
    }

    /** A legacy hash, ready to verify passwords. Immutable. */
    interface Hash {

        /**
         * Verifies a password, at the cost of the hash.
         *
         * @param password the password as typed
         * @return whether it is correct
         */
        boolean matches(Secret password);

        /**
         * Computes the digest of a password, at the cost of the hash. The digest stands for the password where a
         * current hash wraps the {@linkplain #digest digest}.
         *
         * @param password the password as typed
         * @return the digest as text; empty if no hash of this kind can belong to such a password
         */
        Optional<Secret> digestOf(Secret password);

        /** {@return the digest as text, to be wrapped in a current hash; empty for a hash without one} */
        Optional<Secret> digest();

        /** {@return the hash in its own notation, with a meaningless digest in place of the real one} */
        String withoutDigest();
    }
}
