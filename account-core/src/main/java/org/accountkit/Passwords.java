package org.accountkit;

import java.util.List;
import java.util.Optional;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.observation.AccountObserver;
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
 * Passwords on their own, for a host that stores the hashes itself. They are judged, hashed and verified as in {@link
 * AccountServices}: normalized, with bounded concurrency, and with support for every kind of hash that AccountKit
 * writes or imports. Attempts are not counted, so the host must throttle them. Hashing takes time and memory by design:
 * do not call it inside a transaction. Safe for use by several threads.
 */
public final class Passwords {

    private final PasswordHashing hashing;
    private final PasswordRules rules;

    private Passwords(PasswordHashing hashing, PasswordRules rules) {
        this.hashing = hashing;
        this.rules = rules;
    }

    /**
     * The result of verifying a password.
     *
     * @param matches whether the password is correct
     * @param replacement a better hash of the same password, to be stored in place of the verified one; empty if that
     *     one is up to date, or the password is wrong
     */
    public record Verification(boolean matches, Optional<PasswordHash> replacement) {}

    /**
     * Starts a builder with safe defaults: Argon2id, the default policy and the bundled blocklist.
     *
     * @param productName a word that a password must not consist of
     * @return a builder
     */
    public static Builder builder(String productName) {
        return new Builder(productName);
    }

    /**
     * Judges a new password.
     *
     * @param password the password as typed
     * @param username the user's name as typed
     * @param twoFactorRequired whether the user must have two-factor authentication, so that a shorter password is
     *     enough
     * @return every rule that the password breaks; empty if it is acceptable
     */
    public List<Violation> judge(Secret password, String username, boolean twoFactorRequired) {
        try (Secret normalized = Normalization.normalize(password)) {
            return rules.violations(normalized, Username.keyOf(username), twoFactorRequired);
        }
    }

    /**
     * Hashes a password, with the current pepper if there is one. Does not judge it.
     *
     * @param password the password as typed
     * @return the hash to store
     * @throws org.accountkit.access.RefusedException {@code unavailable} if hashing is at capacity
     */
    public PasswordHash hash(Secret password) {
        try (Secret normalized = Normalization.normalize(password)) {
            return hashing.hash(normalized);
        }
    }

    /**
     * Verifies a password. Without a hash it takes just as long, so that the time does not reveal who has an account.
     *
     * @param password the password as typed
     * @param stored the stored hash; empty for an unknown user
     * @return the result; an unreadable hash matches no password
     * @throws org.accountkit.access.RefusedException {@code unavailable} if hashing is at capacity
     */
    public Verification verify(Secret password, Optional<PasswordHash> stored) {
        HashVerdict verdict = hashing.verify(stored, password);
        return new Verification(verdict.check().matches(), verdict.fresh());
    }

    /**
     * Wraps a legacy hash in a current one, so that no weak hash stays in the database until its user signs in.
     *
     * @param hash the hash that another product made
     * @return the hash to store; empty if the given one cannot be read
     * @throws org.accountkit.access.RefusedException {@code unavailable} if hashing is at capacity
     */
    public Optional<PasswordHash> strengthen(PasswordHash hash) {
        return hashing.strengthen(hash);
    }

    /** Sets how passwords are judged and hashed. For use by one thread, once. */
    public static final class Builder {

        private final String productName;
        private final PasswordSettings settings = new PasswordSettings();

        private Builder(String productName) {
            this.productName = productName;
        }

        /**
         * Sets how passwords are hashed. The default is Argon2id with safe parameters.
         *
         * @param value the hasher
         * @return this
         */
        public Builder hasher(PasswordHasher value) {
            settings.hasher = Optional.of(value);
            return this;
        }

        /**
         * Sets how many passwords are hashed at the same time. The default is one per core and per 512 MiB of heap.
         *
         * @param value the capacity
         * @return this
         */
        public Builder capacity(HashingCapacity value) {
            settings.capacity = value;
            return this;
        }

        /**
         * Sets which legacy hashes are verified. The default is all kinds that need nothing from the host.
         *
         * @param value the supported legacy hashes
         * @return this
         */
        public Builder legacyHashes(ForeignHashes value) {
            settings.legacyHashes = value;
            return this;
        }

        /**
         * Mixes a secret key, the pepper, into passwords before they are hashed. By default there is none.
         *
         * @param value the peppers; new hashes use the first one
         * @return this
         */
        public Builder peppers(Peppers value) {
            settings.peppers = Optional.of(value);
            return this;
        }

        /**
         * Sets how long passwords must be.
         *
         * @param value the policy
         * @return this
         */
        public Builder policy(PasswordPolicy value) {
            settings.policy = value;
            return this;
        }

        /**
         * Sets which passwords are too common. The default is the bundled blocklist.
         *
         * @param value the blocklist
         * @return this
         */
        public Builder blocklist(PasswordBlocklist value) {
            settings.blocklist = value;
            return this;
        }

        /**
         * Builds the passwords.
         *
         * @return passwords on their own
         * @throws UnsafeWiringException if the hasher is not strong enough
         */
        public Passwords build() {
            List<String> weaknesses = settings.hasher().weaknesses();
            if (!weaknesses.isEmpty()) {
                throw new UnsafeWiringException(weaknesses);
            }
            return new Passwords(
                    settings.hashing(AccountObserver.none()), settings.rules(productName, AccountObserver.none()));
        }
    }
}
