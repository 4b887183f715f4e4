package org.accountkit.administration;

import java.util.Set;
import org.accountkit.secret.Secret;
import org.accountkit.user.Username;

/**
 * A user to be created.
 *
 * @param username the name to sign in with
 * @param fullName may be empty
 * @param description may be empty
 * @param roles names of roles
 * @param password good for one thing: changing it
 */
public record NewUser(Username username, String fullName, String description, Set<String> roles, Secret password) {

    /** Copies the roles. */
    public NewUser {
        roles = Set.copyOf(roles);
    }
}
