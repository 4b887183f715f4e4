package org.accountkit;

import java.util.List;
import java.util.Optional;
import org.accountkit.access.AccessReader;
import org.accountkit.access.Account;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;

/** Finds an access reader that does not know the users of the user store, so that nobody could sign in. */
final class AccessReaderCheck {

    private static final String PROBLEM =
            "The access reader does not find a user of the user store. Do not forward another"
                    + " adapter's accessReader() alongside your own users: use the default, which reads from the stores"
                    + " themselves.";

    private AccessReaderCheck() {}

    /** Looks up one user of the realm, if there is any. */
    static List<String> problems(UserStore users, AccessReader reader, Realm realm) {
        return users.list(UserQuery.in(realm).withLimit(1)).stream()
                .filter(user -> !knows(reader, user) && users.find(user.id()).isPresent())
                .map(user -> PROBLEM)
                .toList();
    }

    private static boolean knows(AccessReader reader, User user) {
        Optional<User> found = reader.account(user.id()).map(Account::user);
        return found.filter(other ->
                        other.realm().equals(user.realm()) && other.username().equals(user.username()))
                .isPresent();
    }
}
