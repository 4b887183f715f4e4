package org.accountkit.access.engine;

import java.util.Optional;
import org.accountkit.access.AccessReader;
import org.accountkit.access.Account;
import org.accountkit.user.User;
import org.accountkit.user.UserStore;
import org.accountkit.user.Username;
import org.accountkit.user.engine.Nobody;

/**
 * Finds accounts by the names that outsiders type. What is read is the same for every name, whether or not a user has it.
 *
 * @param context the realm
 * @param users finds users by name
 * @param reader finds accounts
 */
public record NamedAccounts(ServiceContext context, UserStore users, AccessReader reader) {

    /**
     * Finds a user by name.
     *
     * @param username the name as typed, well-formed or not
     * @return the user; empty if there is none
     */
    public Optional<User> named(String username) {
        Optional<Username> typed = Username.typed(username);
        return users.findByName(context.realm(), typed.orElse(Nobody.NAME)).filter(found -> typed.isPresent());
    }

    /**
     * Reads the account of a user whom {@link #named} found.
     *
     * @param named the user; empty if there is none
     * @return the account, whether or not the user is enabled; empty if there is none
     */
    public Optional<Account> accountOf(Optional<User> named) {
        return reader.account(named.map(User::id).orElse(Nobody.ID)).filter(account -> isOf(account, named));
    }

    /** Of the same user in this realm, whatever a directory answers. */
    private boolean isOf(Account account, Optional<User> named) {
        return context.sees(account.user())
                && named.filter(user -> user.username().equals(account.user().username()))
                        .isPresent();
    }
}
