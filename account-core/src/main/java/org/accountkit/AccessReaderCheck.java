package org.accountkit;

import java.util.List;
import java.util.Optional;
import org.accountkit.access.AccessReader;
import org.accountkit.access.Account;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;

/** Finds a user store that ignores the realm, and an access reader that does not know the users of the user store. */
final class AccessReaderCheck {

    private static final String PROBLEM =
            "The access reader does not find a user of the user store. Do not forward another"
                    + " adapter's accessReader() alongside your own users: use the default, which reads from the stores"
                    + " themselves.";

    private static final String IGNORES_REALM =
            "The user store ignores the realm: it lists a user of another realm than it was asked for.";

    private AccessReaderCheck() {}

    /** Looks up one user of the realm, if there is any. */
    static List<String> problems(UserStore users, AccessReader reader, Realm realm) {
        return users.list(UserQuery.in(realm).withLimit(1)).stream()
                .flatMap(user -> problem(users, reader, realm, user).stream())
                .toList();
    }

    private static Optional<String> problem(UserStore users, AccessReader reader, Realm realm, User user) {
        if (!user.realm().equals(realm)) {
            return Optional.of(IGNORES_REALM);
        }
        boolean unknown = !knows(reader, user) && users.find(user.id()).isPresent();
        return unknown ? Optional.of(PROBLEM) : Optional.empty();
    }

    private static boolean knows(AccessReader reader, User user) {
        Optional<User> found = reader.account(user.id()).map(Account::user);
        return found.filter(other ->
                        other.realm().equals(user.realm()) && other.username().equals(user.username()))
                .isPresent();
    }
}
