package org.accountkit.password.engine;

import java.util.Optional;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher.PasswordCheck;
import org.accountkit.password.PasswordStore;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.secret.Secret;
import org.accountkit.user.UserId;
import org.accountkit.user.engine.Nobody;

/**
 * Verifies users' passwords at bounded cost, which is the same when there is no password to compare with. Replaces an
 * outdated hash as soon as the right password is given. An unreadable hash matches nothing and is recorded in the audit
 * trail. Not for use inside a transaction, since it hashes. Safe for use by several threads.
 *
 * @param context unit of work and audit trail
 * @param passwords the store for password hashes
 * @param hashing computes hashes
 */
public record PasswordVerifier(ServiceContext context, PasswordStore passwords, PasswordHashing hashing) {

    /**
     * Verifies a password.
     *
     * @param userId the user's id; empty for an unknown user, which costs the same
     * @param password the password as typed
     * @param origin where the request comes from
     * @return the stored password that matched; empty if the password is wrong
     * @throws org.accountkit.access.RefusedException {@code unavailable} if hashing is at capacity
     */
    public Optional<StoredPassword> verify(Optional<UserId> userId, Secret password, RequestOrigin origin) {
        Optional<StoredPassword> stored = passwords.find(userId.orElse(Nobody.ID));
        HashVerdict verdict = hashing.verify(stored.map(StoredPassword::hash), password);
        if (verdict.check() == PasswordCheck.UNREADABLE) {
            userId.ifPresent(user -> report(user, origin));
        }
        return stored.filter(kept -> verdict.check().matches())
                .map(kept -> verdict.fresh()
                        .map(fresh -> replace(userId.orElseThrow(), kept, fresh))
                        .orElse(kept));
    }

    /** If the race to replace the hash is lost, the winner's hash stays: it is for the same password or a newer one. */
    private StoredPassword replace(UserId userId, StoredPassword stored, PasswordHash fresh) {
        boolean won = passwords.replace(userId, fresh, stored.version(), stored.changedAt());
        return won ? new StoredPassword(fresh, stored.version() + 1, stored.changedAt()) : stored;
    }

    private void report(UserId userId, RequestOrigin origin) {
        context.audit()
                .from(AuditEventType.PASSWORD_HASH_UNREADABLE, origin)
                .about(userId)
                .refused(RefusalCode.INTERNAL_ERROR);
    }
}
