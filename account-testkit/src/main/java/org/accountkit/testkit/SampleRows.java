package org.accountkit.testkit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.accountkit.AccountStores;
import org.accountkit.apikey.ApiKey;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken.Made;
import org.accountkit.password.PasswordResetStore.StoredReset;
import org.accountkit.secret.SealedSecret;
import org.accountkit.session.Session;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.PendingSignInStore.PendingSignIn;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.token.TokenDigest;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.twofactor.TotpStore.PendingTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/** Rows that no other test uses, for one sample call, and the stores to make it on. */
final class SampleRows {

    /** Long before anything that another test stores. */
    static final Instant OLD = Instant.parse("1990-12-31T12:00:00Z");

    static final Instant OLDER = OLD.minusMillis(1);
    static final Instant NOW = PortContract.NOW;
    static final Instant LATER = NOW.plusSeconds(9);
    static final long STEP = 58_909_920;
    static final int MANY = PortContract.MANY;

    final AccountStores stores;
    final Realm realm;
    final User user;
    final UserId owner;
    final String id;
    final String otherId;
    final String keyId;
    final SealedSecret sealed;
    final TokenDigest digest;
    final TokenDigest next;
    final RecoveryCodeDigest code;
    final TotpCredential credential;
    final AttemptKey counter;
    final AuditEvent event;

    SampleRows(AccountStores stores) {
        this.stores = stores;
        realm = Samples.realm();
        user = Samples.user(realm, "ada", "auditor");
        owner = user.id();
        id = Samples.id();
        otherId = Samples.id();
        keyId = Samples.masterKeyId();
        sealed = Samples.sealedSecret(keyId);
        digest = Samples.tokenDigest();
        next = Samples.tokenDigest();
        code = Samples.recoveryCodeDigest();
        credential = Samples.totpCredential(owner, keyId);
        counter = AttemptKey.of("sample", realm, id);
        event = Samples.auditEvent(
                new TimeOrderedIds(),
                realm,
                AuditEventType.SIGN_IN,
                AuditOutcome.SUCCESS,
                OLDER,
                Optional.of(owner),
                Optional.of(owner),
                "");
    }

    private SampleRows(AccountStores stores, SampleRows rows) {
        this.stores = stores;
        realm = rows.realm;
        user = rows.user;
        owner = rows.owner;
        id = rows.id;
        otherId = rows.otherId;
        keyId = rows.keyId;
        sealed = rows.sealed;
        digest = rows.digest;
        next = rows.next;
        code = rows.code;
        credential = rows.credential;
        counter = rows.counter;
        event = rows.event;
    }

    /** Returns the same rows for other stores. */
    SampleRows on(AccountStores other) {
        return new SampleRows(other, this);
    }

    User edited() {
        return new User(
                owner, realm, user.username(), "Ada King", "Wrote notes", true, Set.of("guest"), user.createdAt());
    }

    Role role() {
        return new Role(realm, "auditor", Set.of(Right.AUDIT_READ), Set.of());
    }

    Role changedRole() {
        return new Role(realm, "auditor", Set.of(Right.AUDIT_READ, Right.USERS_READ), Set.of());
    }

    AccountState state() {
        return new AccountState(owner, 3, true, false, 2, Optional.of(NOW));
    }

    StoredReset reset() {
        return new StoredReset(owner, 0, OLDER, 5);
    }

    Session session() {
        return session(id, OLDER);
    }

    Session session(String sessionId, Instant at) {
        return new Session(sessionId, owner, 0, Optional.empty(), Optional.empty(), at, at, at, at);
    }

    ApiKey key(String name) {
        return key(id, name);
    }

    ApiKey key(String keyId, String name) {
        return new ApiKey(keyId, owner, name, "hint", NOW, Optional.of(OLD), Optional.empty(), Optional.empty());
    }

    Made made() {
        return new Made(digest, sealed, OLDER);
    }

    PendingTotp pendingTotp() {
        return new PendingTotp(credential, OLDER, 5);
    }

    PendingSignIn pendingSignIn() {
        return new PendingSignIn(id, owner, 0, OLDER, 5);
    }

    KnownDevice device() {
        return new KnownDevice(id, owner, Optional.empty(), OLDER, OLDER, OLDER);
    }

    Attempts attempts(int count) {
        return new Attempts(count, NOW, NOW);
    }
}
