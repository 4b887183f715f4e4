package org.accountkit.testkit;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.SealedSecret;
import org.accountkit.token.TokenDigest;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/** Values that no other test uses. */
final class Samples {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Samples() {}

    static String id() {
        return UUID.randomUUID().toString();
    }

    static Realm realm() {
        return new Realm("realm-" + id());
    }

    static TokenDigest tokenDigest() {
        return TokenDigest.of(bytes(32));
    }

    static RecoveryCodeDigest recoveryCodeDigest() {
        return RecoveryCodeDigest.of(bytes(32));
    }

    static String masterKeyId() {
        return id().replace("-", "");
    }

    static SealedSecret sealedSecret() {
        return sealedSecret("sample");
    }

    static SealedSecret sealedSecret(String keyId) {
        return SealedSecret.of(keyId, bytes(80));
    }

    /** Returns a credential with a new id and a meaningless seal. */
    static TotpCredential totpCredential(UserId userId) {
        return totpCredential(userId, "sample");
    }

    static TotpCredential totpCredential(UserId userId, String keyId) {
        TotpParameters parameters = new TotpParameters(TotpAlgorithm.SHA256, 8, Duration.ofSeconds(60));
        return new TotpCredential(id(), realm(), userId, parameters, Optional.of(sealedSecret(keyId)));
    }

    static User user(Realm realm, String name, String... roles) {
        return new User(UserId.random(), realm, Username.of(name), "", "", true, Set.of(roles), PortContract.NOW);
    }

    static AuditEvent auditEvent(
            TimeOrderedIds ids,
            Realm where,
            AuditEventType type,
            AuditOutcome outcome,
            Instant at,
            Optional<UserId> actor,
            Optional<UserId> subject,
            String reason) {
        return new AuditEvent(
                ids.next(at),
                where,
                at,
                type,
                outcome,
                actor.map(UserId::value),
                subject.map(UserId::value),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reason.isEmpty() ? Map.of() : Map.of("reason", reason));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
