package org.accountkit.password;

import java.util.Optional;
import org.accountkit.secret.Secret;
import org.accountkit.user.UserId;

/**
 * Verifies passwords at bounded cost, and at the same cost whether or not there is a password to verify against. A hash
 * that is outdated is made anew as soon as the right password was given. Safe for use by several threads; hashes, so
 * not for use inside a transaction.
 */
public final class PasswordVerifier {

    private final PasswordStore passwords;
    private final PasswordHasher hasher;
    private final HashingGate gate;
    private final PasswordHash decoy;

    /**
     * Verifies against these hashes.
     *
     * @param passwords where hashes are kept
     * @param hasher computes them
     * @param capacity how many at once, at least 1
     */
    public PasswordVerifier(PasswordStore passwords, PasswordHasher hasher, int capacity) {
        this.passwords = passwords;
        this.hasher = hasher;
        this.gate = new HashingGate(capacity);
        this.decoy = hasher.hash(Secret.ofText("nobody's password"));
    }

    /** {@return how many hashes may be computed at once: one per core and per 512 MiB of heap, at least one} */
    public static int defaultCapacity() {
        return HashingGate.capacity();
    }

    /**
     * Verifies a password.
     *
     * @param userId whose it should be; empty for somebody unknown, which costs the same
     * @param password as it was typed
     * @return whether it is that user's password
     * @throws org.accountkit.access.RefusedException {@code unavailable} when too many are being hashed
     */
    public boolean matches(Optional<UserId> userId, Secret password) {
        return verify(userId, password).isPresent();
    }

    /** The password that was verified, or empty when it is another one. */
    Optional<StoredPassword> verify(Optional<UserId> userId, Secret password) {
        Optional<StoredPassword> stored = userId.flatMap(passwords::find);
        try (Secret normalized = Normalization.normalize(password)) {
            PasswordHash hash = stored.map(StoredPassword::hash).orElse(decoy);
            PasswordCheck check = gate.pass(() -> hasher.verify(normalized, hash));
            if (stored.isEmpty() || !check.matches()) {
                return Optional.empty();
            }
            return check == PasswordCheck.MATCH_OUTDATED
                    ? Optional.of(rehash(userId.orElseThrow(), stored.get(), normalized))
                    : stored;
        }
    }

    /** Who loses the race to replace the hash leaves the winner's: it is of the same password, or of a newer one. */
    private StoredPassword rehash(UserId userId, StoredPassword stored, Secret normalized) {
        PasswordHash fresh = gate.pass(() -> hasher.hash(normalized));
        passwords.replace(userId, fresh, stored.version(), stored.changedAt());
        return new StoredPassword(fresh, stored.version() + 1, stored.changedAt());
    }

    /** Hashes a new password, which is normalized already. */
    PasswordHash hash(Secret normalized) {
        return gate.pass(() -> hasher.hash(normalized));
    }
}
