package org.accountkit.user;

import java.time.Instant;
import java.util.Set;

/**
 * Who somebody is. What we keep beside it is {@link AccountState}.
 *
 * @param id the opaque id
 * @param realm where the name is unique
 * @param username the name to sign in with
 * @param fullName at most 200 code points, may be empty
 * @param description at most 200 code points, may be empty
 * @param enabled whether the user may sign in and the user's key works
 * @param roles names of roles
 * @param createdAt when the user was created, truncated to milliseconds
 */
public record User(
        UserId id,
        Realm realm,
        Username username,
        String fullName,
        String description,
        boolean enabled,
        Set<String> roles,
        Instant createdAt) {

    /** Copies the roles. */
    public User {
        roles = Set.copyOf(roles);
    }
}
