package org.accountkit.password;

import java.util.Optional;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.user.UserId;

/**
 * Verifies users' passwords at bounded cost, and at the same cost whether or not there is a password to verify against.
 * A hash that is outdated is made anew as soon as the right password was given; one that cannot be read matches nothing
 * and is told to the audit trail. Safe for use by several threads; hashes, so not for use inside a transaction.
 */
public final class PasswordVerifier {

    private final ServiceContext context;
    private final PasswordStore passwords;
    private final PasswordHashing hashing;

    /**
     * Verifies against these hashes.
     *
     * @param context unit of work, audit trail
     * @param passwords where hashes are kept
     * @param hashing computes them
     */
    public PasswordVerifier(ServiceContext context, PasswordStore passwords, PasswordHashing hashing) {
        this.context = context;
        this.passwords = passwords;
        this.hashing = hashing;
    }

    /**
     * Verifies a password.
     *
     * @param userId whose it should be; empty for somebody unknown, which costs the same
     * @param password as it was typed
     * @param origin where the request comes from
     * @return whether it is that user's password
     * @throws org.accountkit.access.RefusedException {@code unavailable} when too many are being hashed
     */
    public boolean matches(Optional<UserId> userId, Secret password, RequestOrigin origin) {
        return verify(userId, password, origin).isPresent();
    }

    /** The password that was verified, or empty when it is another one. */
    Optional<StoredPassword> verify(Optional<UserId> userId, Secret password, RequestOrigin origin) {
        Optional<StoredPassword> stored = userId.flatMap(passwords::find);
        HashVerdict verdict = hashing.verify(stored.map(StoredPassword::hash), password);
        if (verdict.check() == PasswordCheck.UNREADABLE) {
            userId.ifPresent(user -> report(user, origin));
        }
        return stored.filter(kept -> verdict.check().matches())
                .map(kept -> verdict.fresh()
                        .map(fresh -> replace(userId.orElseThrow(), kept, fresh))
                        .orElse(kept));
    }

    /** Who loses the race to replace the hash leaves the winner's: it is of the same password, or of a newer one. */
    private StoredPassword replace(UserId userId, StoredPassword stored, PasswordHash fresh) {
        passwords.replace(userId, fresh, stored.version(), stored.changedAt());
        return new StoredPassword(fresh, stored.version() + 1, stored.changedAt());
    }

    private void report(UserId userId, RequestOrigin origin) {
        context.units()
                .execute(() -> context.audit()
                        .from(AuditEventType.PASSWORD_HASH_UNREADABLE, origin)
                        .about(userId)
                        .refused(RefusalCode.INTERNAL_ERROR));
    }

    /** Hashes a new password, which is normalized already. */
    PasswordHash hash(Secret normalized) {
        return hashing.hash(normalized);
    }
}
