package org.accountkit.operations.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordStore;
import org.accountkit.session.engine.SessionLifecycle;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.AccountState;
import org.accountkit.user.UserId;

/**
 * Imports credentials of users who exist, which is the only way for the users of a directory.
 *
 * @param users the import of users, with its stores and checks
 * @param sessions ends sessions
 * @param devices the store for known devices
 */
public record CredentialImport(UserImport users, SessionLifecycle sessions, KnownDeviceStore devices) {

    /**
     * Wraps a legacy hash in a current one, outside any transaction.
     *
     * @param hash the hash that another system made
     * @return the hash to import; empty if the given one cannot be read
     */
    public Optional<PasswordHash> strengthen(PasswordHash hash) {
        context().requireNoUnit("Strengthen the hash before the transaction begins.");
        return users.hashing().strengthen(hash);
    }

    /**
     * Imports a password hash, unless the user has a password.
     *
     * @param userId the user's id
     * @param hash the hash
     * @return whether it was imported
     */
    public boolean importPassword(UserId userId, PasswordHash hash) {
        requireUser(userId);
        users.hashing().problem(hash).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        PasswordStore passwords = users.passwords();
        return context().units().run(() -> {
            boolean free = passwords.find(userId).isEmpty();
            if (free) {
                passwords.addAll(Map.of(userId, hash), context().now());
                ensureState(userId);
                record(userId, "password");
            }
            return free;
        });
    }

    /**
     * Imports a TOTP secret, unless the user has a second factor. The user's sessions end.
     *
     * @param userId the user's id
     * @param imported the secret
     * @return whether it was imported
     */
    public boolean importTotp(UserId userId, ImportedTotp imported) {
        requireUser(userId);
        ImportCheck.problem(imported, users.totp()).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        TotpCredential credential = users.vault().seal(userId, imported.parameters(), imported.secret());
        TotpStore totps = users.totps();
        return context().units().run(() -> {
            boolean free = totps.find(userId).isEmpty();
            if (free) {
                totps.addAll(List.of(credential), context().now());
                devices.deleteAll(userId);
                sessions.endAll(userId);
                record(userId, "totp");
                context().notify(NoticeType.TWO_FACTOR_ENABLED, userId, RequestOrigin.unknown());
            }
            return free;
        });
    }

    private void requireUser(UserId userId) {
        if (users.users().find(userId).filter(context()::sees).isEmpty()) {
            throw RefusalCode.NOT_FOUND.refused();
        }
    }

    /** The row shows later that something is kept of the user. */
    private void ensureState(UserId userId) {
        if (users.states().find(userId).isEmpty()) {
            users.states().addAll(List.of(AccountState.initial(userId)));
        }
    }

    private void record(UserId userId, String kind) {
        context()
                .audit()
                .byConsole(AuditEventType.CREDENTIAL_IMPORT)
                .about(userId)
                .with("kind", kind)
                .succeeded();
    }

    private ServiceContext context() {
        return users.context();
    }
}
