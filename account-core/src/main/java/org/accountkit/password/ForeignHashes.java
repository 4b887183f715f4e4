package org.accountkit.password;

import java.util.Optional;
import org.accountkit.secret.Secret;

/**
 * Reads hashes that other products made. {@link org.accountkit.password.legacy.LegacyHashes} reads those of many
 * products; a host may supply its own. Reading computes nothing and never throws. Safe for use by several threads.
 */
@FunctionalInterface
public interface ForeignHashes {

    /**
     * Reads a hash. Bound what {@link Hash#matches} may cost here: whoever can write to the database could otherwise
     * make a sign-in take an hour or all memory.
     *
     * @param hash as it is stored
     * @return the hash; empty when it is of an unknown form, malformed, or too expensive to verify
     */
    Optional<Hash> read(PasswordHash hash);

    /**
     * Explains why a hash cannot be read.
     *
     * @param hash as it would be stored
     * @return one sentence for whoever runs an import, without anything of the hash; empty when it can be read
     */
    default Optional<String> problem(PasswordHash hash) {
        return read(hash).isPresent() ? Optional.empty() : Optional.of("The password hash cannot be read.");
    }

    /** A hash of another product, ready to verify passwords. Immutable. */
    interface Hash {

        /**
         * Verifies a password. Costs what the hash costs.
         *
         * @param password as it was typed
         * @return whether it is the password
         */
        boolean matches(Secret password);

        /**
         * Computes the digest of a password, which replaces it where a current hash was made of the {@linkplain #digest
         * digest}. Costs what the hash costs.
         *
         * @param password as it was typed
         * @return the digest as text; empty when the hash can be of no such password
         */
        Optional<Secret> digestOf(Secret password);

        /** {@return the digest as text, for a current hash to be made of it; empty for a hash without one} */
        Optional<Secret> digest();

        /** {@return the hash as it is written, with a meaningless digest in place of its own} */
        String withoutDigest();
    }
}
