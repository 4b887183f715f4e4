package org.accountkit.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.accountkit.ApiKeys;
import org.accountkit.secret.Secret;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/** Adds users with an API key each. */
public final class StoredKeys {

    static final int USERS = 1_000;

    private StoredKeys() {}

    /**
     * Adds a thousand users.
     *
     * @param database where to
     * @param keys what issues their keys
     * @return their keys
     */
    public static List<Secret> add(BenchmarkDatabase database, ApiKeys keys) {
        List<User> users = IntStream.range(0, USERS).mapToObj(StoredKeys::user).toList();
        database.stores().unitOfWork().execute(() -> database.stores().users().addAll(users));
        return users.stream()
                .map(user ->
                        keys.issue(user.id(), "benchmark", Optional.empty()).text())
                .toList();
    }

    private static User user(int number) {
        return new User(
                UserId.random(), Realm.DEFAULT, Username.of("user-" + number), "", "", true, Set.of(), Instant.EPOCH);
    }
}
