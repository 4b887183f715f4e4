package org.accountkit;

import java.util.List;
import java.util.Optional;
import org.accountkit.access.Violation;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.HashingCapacity;
import org.accountkit.password.PasswordBlocklist;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.password.Peppers;
import org.accountkit.password.engine.HashVerdict;
import org.accountkit.password.engine.Normalization;
import org.accountkit.password.engine.PasswordHashing;
import org.accountkit.password.engine.PasswordRules;
import org.accountkit.secret.Secret;
import org.accountkit.user.Username;

/**
 * Passwords alone: judged, hashed and verified as {@link AccountServices} does, for a host that keeps the hashes itself.
 * Normalizes passwords, bounds how many are hashed at once, and reads every form of hash that AccountKit writes or imports.
 * Counts no attempts: the host has to throttle. Hashing takes time and memory on purpose, so do not call it inside a
 * transaction. Safe for use by several threads.
 */
public final class Passwords {

    private final PasswordHashing hashing;
    private final PasswordRules rules;

    private Passwords(PasswordHashing hashing, PasswordRules rules) {
        this.hashing = hashing;
        this.rules = rules;
    }

    /**
     * What verifying a password found.
     *
     * @param matches whether it is the password
     * @param replacement a better hash of the same password, to be stored in place of the one that was verified; empty when
     *     that one is up to date, or the password is wrong
     */
    public record Verification(boolean matches, Optional<PasswordHash> replacement) {}

    /**
     * Begins with safe defaults: Argon2id, the default policy, the blocklist that is shipped.
     *
     * @param productName a word that no password may consist of
     * @return a builder
     */
    public static Builder builder(String productName) {
        return new Builder(productName);
    }

    /**
     * Judges a new password.
     *
     * @param password as it was typed
     * @param username whose it will be, as it was typed
     * @param twoFactorRequired whether a shorter one will do
     * @return every rule that it breaks; empty when it is acceptable
     */
    public List<Violation> judge(Secret password, String username, boolean twoFactorRequired) {
        try (Secret normalized = Normalization.normalize(password)) {
            return rules.violations(normalized, Username.keyOf(username), twoFactorRequired);
        }
    }

    /**
     * Hashes a password, with the current pepper if there is one. Does not judge it.
     *
     * @param password as it was typed
     * @return the hash, to be stored
     * @throws org.accountkit.access.RefusedException {@code unavailable} when too many are being hashed
     */
    public PasswordHash hash(Secret password) {
        try (Secret normalized = Normalization.normalize(password)) {
            return hashing.hash(normalized);
        }
    }

    /**
     * Verifies a password. Takes as long when there is no hash, so that the time does not reveal who has an account.
     *
     * @param password as it was typed
     * @param stored the hash that is stored; empty for an unknown user
     * @return what was found; a hash that cannot be read matches nothing
     * @throws org.accountkit.access.RefusedException {@code unavailable} when too many are being hashed
     */
    public Verification verify(Secret password, Optional<PasswordHash> stored) {
        HashVerdict verdict = hashing.verify(stored, password);
        return new Verification(verdict.check().matches(), verdict.fresh());
    }

    /**
     * Lays a current hash over one of another product, so that no weak hash stays in the database until its user signs in.
     *
     * @param hash of another product
     * @return the hash to store; empty when the given one cannot be read
     * @throws org.accountkit.access.RefusedException {@code unavailable} when too many are being hashed
     */
    public Optional<PasswordHash> strengthen(PasswordHash hash) {
        return hashing.strengthen(hash);
    }

    /** Sets how passwords are judged and hashed. Used by one thread, once. */
    public static final class Builder {

        private final String productName;
        private final PasswordSettings settings = new PasswordSettings();

        private Builder(String productName) {
            this.productName = productName;
        }

        /**
         * Sets how passwords are hashed; by default Argon2id with safe parameters.
         *
         * @param value the hasher
         * @return this
         */
        public Builder hasher(PasswordHasher value) {
            settings.hasher = Optional.of(value);
            return this;
        }

        /**
         * Sets how many passwords are hashed at once; by default one per core and per 512 MiB of heap.
         *
         * @param value the capacity
         * @return this
         */
        public Builder capacity(HashingCapacity value) {
            settings.capacity = value;
            return this;
        }

        /**
         * Sets which hashes of other products are verified; by default those that need nothing from the host.
         *
         * @param value the hashes
         * @return this
         */
        public Builder legacyHashes(ForeignHashes value) {
            settings.legacyHashes = value;
            return this;
        }

        /**
         * Mixes a key into passwords before they are hashed; none by default.
         *
         * @param value the peppers, the first of which makes new hashes
         * @return this
         */
        public Builder peppers(Peppers value) {
            settings.peppers = Optional.of(value);
            return this;
        }

        /**
         * Sets how long passwords have to be.
         *
         * @param value the policy
         * @return this
         */
        public Builder policy(PasswordPolicy value) {
            settings.policy = value;
            return this;
        }

        /**
         * Sets which passwords are too common; by default the list that is shipped.
         *
         * @param value knows them
         * @return this
         */
        public Builder blocklist(PasswordBlocklist value) {
            settings.blocklist = value;
            return this;
        }

        /**
         * Puts it together.
         *
         * @return passwords alone
         * @throws UnsafeWiringException when the hasher is weaker than is safe
         */
        public Passwords build() {
            List<String> weaknesses = settings.hasher().weaknesses();
            if (!weaknesses.isEmpty()) {
                throw new UnsafeWiringException(weaknesses);
            }
            return new Passwords(settings.hashing(), settings.rules(productName));
        }
    }
}
