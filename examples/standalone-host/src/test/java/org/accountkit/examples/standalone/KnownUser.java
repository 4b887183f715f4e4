package org.accountkit.examples.standalone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.apikey.ApiKey;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.jpa.JpaStores;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.Secret;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * What a user has after some changes, each of which wrote several rows in one transaction. After a change whose outcome
 * nobody knows, the user has what was there before or what would be there after, and is not changed again.
 */
final class KnownUser {

    /** The id of a key that was issued while its node died. */
    private static final String UNKNOWN = "?";

    private static final PasswordHasher HASHER = PasswordHasher.argon2id(new Argon2Parameters(64, 1, 1));

    private final String name;
    private final List<Has> possible = new ArrayList<>();

    KnownUser(String name) {
        this.name = name;
        possible.add(Has.NOTHING);
    }

    String name() {
        return name;
    }

    /** Records a change that was acknowledged. */
    void becomes(Has next) {
        possible.clear();
        possible.add(next);
    }

    /** Records a change that was not. */
    void mayBecome(Has next) {
        possible.add(next);
    }

    boolean isCertain() {
        return possible.size() == 1;
    }

    Has has() {
        return possible.get(0);
    }

    /** Describes how the database differs; empty if it does not. */
    Optional<String> problem(JpaStores stores) {
        Optional<User> user = stores.users().findByName(Realm.DEFAULT, Username.of(name));
        Found found = user.map(known -> Found.of(stores, known.id())).orElse(Found.NOTHING);
        return possible.stream().anyMatch(found::is)
                ? Optional.empty()
                : Optional.of(name + " has " + found + " but should have one of " + possible);
    }

    /** What a user should have; keys are ids by name. */
    record Has(String id, String password, boolean mustChange, Map<String, String> keys, boolean phone, int events) {

        static final Has NOTHING = new Has("", "", false, Map.of(), false, 0);

        static Has first(String id, String password) {
            return new Has(id, password, false, Map.of(), false, 1);
        }

        Has withPassword(String next) {
            return new Has(id, next, true, Map.of(), phone, events + 1);
        }

        Has withKey(String name, Optional<String> keyId) {
            Map<String, String> more = new HashMap<>(keys);
            more.put(name, keyId.orElse(UNKNOWN));
            return new Has(id, password, mustChange, Map.copyOf(more), phone, events + 1);
        }

        Has withPhone(boolean next) {
            return new Has(id, password, mustChange, keys, next, events + (next == phone ? 0 : 1));
        }
    }

    private record Found(
            Optional<PasswordHash> password, boolean mustChange, Map<String, String> keys, boolean phone, int events) {

        static final Found NOTHING = new Found(Optional.empty(), false, Map.of(), false, 0);

        static Found of(JpaStores stores, UserId id) {
            Map<String, String> keys = new HashMap<>();
            for (ApiKey key : stores.apiKeys().list(id)) {
                keys.put(key.name(), key.id());
            }
            return new Found(
                    stores.passwords().find(id).map(stored -> stored.hash()),
                    stores.accountStates()
                            .find(id)
                            .filter(AccountState::passwordChangeRequired)
                            .isPresent(),
                    keys,
                    stores.totps().find(id).isPresent(),
                    stores.auditLog()
                            .find(AuditEventQuery.in(Realm.DEFAULT).withUser(id).withLimit(1000))
                            .size());
        }

        boolean is(Has expected) {
            return isPassword(expected.password)
                    && mustChange == expected.mustChange
                    && areKeys(expected.keys)
                    && phone == expected.phone
                    && events == expected.events;
        }

        private boolean isPassword(String expected) {
            return password.map(
                            hash -> HASHER.verify(Secret.ofText(expected), hash).matches())
                    .orElse(expected.isEmpty());
        }

        private boolean areKeys(Map<String, String> expected) {
            return keys.keySet().equals(expected.keySet())
                    && expected.entrySet().stream()
                            .allMatch(key -> key.getValue().equals(UNKNOWN)
                                    || key.getValue().equals(keys.get(key.getKey())));
        }
    }
}
