package org.accountkit;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.accountkit.apikey.ApiKey;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.audit.engine.EventIds;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken.Made;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordResetStore.StoredReset;
import org.accountkit.secret.SealedSecret;
import org.accountkit.session.Session;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.PendingSignInStore.PendingSignIn;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.token.TokenDigest;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * A row for each store, which says whether it is there and how to remove it. The rows belong to a user who does not
 * exist and to a realm that nobody uses, and they expire soon. Nobody has a token that fits their digests.
 */
final class WiringProbes {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String NAME = "wiring-check";

    final Realm realm;
    final UserId userId = UserId.random();
    final TokenDigest session;
    final TokenDigest apiKey;
    final Role role;
    private final AccountStores stores;
    private final SecureRandom random;
    private final Instant now;
    private final Instant end;
    private final String id;
    private final Realm unused;
    private final SealedSecret sealed;

    WiringProbes(AccountStores stores, Realm realm, Instant now, SecureRandom random) {
        this.stores = stores;
        this.realm = realm;
        this.random = random;
        this.now = Instant.ofEpochMilli(now.toEpochMilli());
        end = this.now.plus(LIFE);
        id = NAME + '-' + HexFormat.of().formatHex(bytes(8));
        unused = new Realm(id);
        sealed = SealedSecret.of(id, bytes(80));
        session = digest();
        apiKey = digest();
        role = new Role(realm, id, Set.of(), Set.of(Right.USERS_READ));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private TokenDigest digest() {
        return TokenDigest.of(bytes(32));
    }

    /** A probe for each store that can be written. */
    List<WiringProbe> all() {
        return Stream.of(ofUsers(), ofCredentials(), ofTokens(), ofTheRest())
                .flatMap(List::stream)
                .toList();
    }

    private List<WiringProbe> ofUsers() {
        WiringProbe states = new WiringProbe(
                "AccountStateStore",
                () -> stores.accountStates().raiseEpoch(userId),
                () -> stores.accountStates().find(userId).isPresent(),
                () -> stores.accountStates().delete(userId));
        WiringProbe roles = new WiringProbe(
                "RoleStore",
                () -> stores.roles().add(role),
                () -> stores.roles().find(realm, id).isPresent(),
                () -> stores.roles().delete(realm, id));
        return stores.users().writable() ? List.of(users(), states, roles) : List.of(states, roles);
    }

    private WiringProbe users() {
        User user = new User(userId, realm, Username.of(id), "", "", false, Set.of(id), now);
        return new WiringProbe(
                "UserStore",
                () -> stores.users().add(user),
                () -> stores.users().find(userId).isPresent(),
                () -> stores.users().delete(userId));
    }

    private List<WiringProbe> ofCredentials() {
        TotpCredential totp = new TotpCredential(id, realm, userId, TotpParameters.DEFAULT, Optional.of(sealed));
        return List.of(
                new WiringProbe(
                        "PasswordStore",
                        () -> stores.passwords().set(userId, new PasswordHash(NAME), now),
                        () -> stores.passwords().find(userId).isPresent(),
                        () -> stores.passwords().delete(userId)),
                new WiringProbe(
                        "TotpStore",
                        () -> stores.totps().addAll(List.of(totp), now),
                        () -> stores.totps().find(userId).isPresent(),
                        () -> stores.totps().delete(userId)),
                new WiringProbe(
                        "RecoveryCodeStore",
                        () -> stores.recoveryCodes().replaceAll(userId, List.of(RecoveryCodeDigest.of(bytes(32)))),
                        () -> stores.recoveryCodes().count(userId) > 0,
                        () -> stores.recoveryCodes().replaceAll(userId, List.of())),
                apiKeys());
    }

    private WiringProbe apiKeys() {
        ApiKey key = new ApiKey(id, userId, NAME, "", now, Optional.of(end), Optional.of(Set.of()), Optional.empty());
        return new WiringProbe(
                "ApiKeyStore",
                () -> stores.apiKeys().add(key, apiKey, 1),
                () -> stores.apiKeys().find(apiKey).isPresent(),
                () -> stores.apiKeys().deleteAll(userId));
    }

    private List<WiringProbe> ofTokens() {
        TokenDigest reset = digest();
        TokenDigest pending = digest();
        TokenDigest device = digest();
        return List.of(
                new WiringProbe(
                        "SessionStore",
                        () -> stores.sessions()
                                .add(
                                        new Session(
                                                id, userId, 0, Optional.empty(), Optional.empty(), now, now, now, end),
                                        session),
                        () -> stores.sessions().find(session).isPresent(),
                        () -> stores.sessions().deleteAll(userId)),
                new WiringProbe(
                        "PasswordResetStore",
                        () -> stores.passwordResets().put(new StoredReset(userId, 0, end, 1), reset),
                        () -> stores.passwordResets().find(reset).isPresent(),
                        () -> stores.passwordResets().delete(userId)),
                new WiringProbe(
                        "PendingSignInStore",
                        () -> stores.pendingSignIns().add(new PendingSignIn(id, userId, 0, end, 1), pending, 1),
                        () -> stores.pendingSignIns().find(pending).isPresent(),
                        () -> stores.pendingSignIns().deleteAll(userId)),
                new WiringProbe(
                        "KnownDeviceStore",
                        () -> stores.knownDevices()
                                .add(new KnownDevice(id, userId, Optional.empty(), now, now, end), device, 1),
                        () -> stores.knownDevices().find(device).isPresent(),
                        () -> stores.knownDevices().deleteAll(userId)));
    }

    private List<WiringProbe> ofTheRest() {
        AttemptKey key = AttemptKey.of(NAME, unused, id);
        return List.of(
                new WiringProbe(
                        "DownloadTokenStore",
                        () -> stores.downloadTokens().renew(unused, new Made(digest(), sealed, now)),
                        () -> stores.downloadTokens().find(unused).isPresent(),
                        () -> stores.downloadTokens().forgetSealedUnder(id)),
                new WiringProbe(
                        "AttemptStore",
                        () -> stores.attempts()
                                .replace(key, Optional.empty(), new Attempts(1, now, now), Optional.of(end)),
                        () -> stores.attempts().find(key).isPresent(),
                        () -> stores.attempts().remove(key)),
                new WiringProbe(
                        "MasterKeyStore",
                        () -> stores.masterKeys().addIfAbsent(id, sealed),
                        () -> stores.masterKeys().checkValues().containsKey(id),
                        () -> stores.masterKeys().remove(id)),
                auditLog());
    }

    /** What an audit log keeps cannot be removed. It is in a realm that nobody reads. */
    private WiringProbe auditLog() {
        AuditEvent event = new AuditEvent(
                new EventIds(random).next(now),
                unused,
                now,
                AuditEventType.of(NAME),
                AuditOutcome.SUCCESS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return new WiringProbe(
                "AuditLog",
                () -> stores.auditLog().append(event),
                () -> !stores.auditLog().find(AuditEventQuery.in(unused)).isEmpty(),
                () -> {});
    }
}
