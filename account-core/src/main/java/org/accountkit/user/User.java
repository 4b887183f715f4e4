package org.accountkit.user;

import java.time.Instant;
import java.util.Set;

/**
 * A user's identity. What AccountKit stores alongside it is the {@link AccountState}.
 *
 * @param id the opaque id
 * @param realm the realm in which the name is unique
 * @param username the name to sign in with
 * @param fullName at most 200 code points, no control characters, may be empty
 * @param description at most 200 code points, no control characters, may be empty
 * @param enabled whether the user may sign in and use API keys
 * @param roles the names of the user's roles
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

    private static final int LONGEST_TEXT = 200;

    /**
     * Checks the texts and copies the roles.
     *
     * @throws IllegalArgumentException if the full name or the description is too long or contains control characters
     */
    public User {
        requireText("A full name", fullName);
        requireText("A description", description);
        roles = Set.copyOf(roles);
    }

    private static void requireText(String what, String text) {
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    what + " has at most " + LONGEST_TEXT + " characters, none of them a control character.");
        }
    }
}
