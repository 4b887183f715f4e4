package org.accountkit.testkit;

import static org.accountkit.testkit.SampleRows.NOW;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordResetStore.StoredReset;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.PendingSignInStore.PendingSignIn;
import org.accountkit.user.UserId;

/**
 * A row that is stored, and another one with the same unique key.
 *
 * @param store the port
 * @param first stores the first row
 * @param second tries to store the second one
 */
record TakenKey(String store, Consumer<SampleRows> first, Consumer<SampleRows> second) {

    static Stream<TakenKey> all() {
        return Stream.of(
                new TakenKey(
                        "SessionStore.add, the digest",
                        s -> s.stores.sessions().add(s.session(), s.digest),
                        s -> s.stores.sessions().add(s.session(s.otherId, NOW), s.digest)),
                new TakenKey(
                        "SessionStore.add, the id",
                        s -> s.stores.sessions().add(s.session(), s.digest),
                        s -> s.stores.sessions().add(s.session(), s.next)),
                new TakenKey(
                        "ApiKeyStore.replace, the digest",
                        s -> s.stores.apiKeys().replace(s.key("one"), s.digest),
                        s -> s.stores.apiKeys().replace(s.key(s.otherId, "two"), s.digest)),
                new TakenKey(
                        "ApiKeyStore.add, the digest",
                        s -> s.stores.apiKeys().add(s.key("one"), s.digest, 9),
                        s -> s.stores.apiKeys().add(s.key(s.otherId, "two"), s.digest, 9)),
                new TakenKey(
                        "PasswordResetStore.put, the digest",
                        s -> s.stores.passwordResets().put(s.reset(), s.digest),
                        s -> s.stores.passwordResets().put(new StoredReset(UserId.random(), 0, NOW, 5), s.digest)),
                new TakenKey(
                        "PendingSignInStore.add, the digest",
                        s -> s.stores.pendingSignIns().add(s.pendingSignIn(), s.digest, 9),
                        s -> s.stores
                                .pendingSignIns()
                                .add(new PendingSignIn(s.otherId, s.owner, 0, NOW, 5), s.digest, 9)),
                new TakenKey(
                        "KnownDeviceStore.add, the digest",
                        s -> s.stores.knownDevices().add(s.device(), s.digest, 9),
                        s -> s.stores
                                .knownDevices()
                                .add(
                                        new KnownDevice(s.otherId, s.owner, Optional.empty(), NOW, NOW, NOW),
                                        s.digest,
                                        9)),
                new TakenKey(
                        "AccountStateStore.addAll, the user",
                        s -> s.stores.accountStates().raiseEpoch(s.owner),
                        s -> s.stores.accountStates().addAll(List.of(s.state()))),
                new TakenKey(
                        "PasswordStore.addAll, the user",
                        s -> s.stores.passwords().set(s.owner, new PasswordHash("one"), NOW),
                        s -> s.stores.passwords().addAll(Map.of(s.owner, new PasswordHash("two")), NOW)),
                new TakenKey(
                        "TotpStore.addAll, the user",
                        s -> s.stores.totps().addAll(List.of(s.credential), NOW),
                        s -> s.stores.totps().addAll(List.of(Samples.totpCredential(s.owner)), NOW)),
                new TakenKey(
                        "AuditLog.append, the id",
                        s -> s.stores.auditLog().append(s.event),
                        s -> s.stores.auditLog().append(s.event)));
    }

    @Override
    public String toString() {
        return store;
    }
}
