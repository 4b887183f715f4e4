package org.accountkit.user;

import java.time.Instant;
import java.util.Optional;
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
 * @param contact where to reach the user; empty if that is not known
 */
public record User(
        UserId id,
        Realm realm,
        Username username,
        String fullName,
        String description,
        boolean enabled,
        Set<String> roles,
        Instant createdAt,
        Optional<Contact> contact) {

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

    /**
     * Creates a user without a contact.
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
    public User(
            UserId id,
            Realm realm,
            Username username,
            String fullName,
            String description,
            boolean enabled,
            Set<String> roles,
            Instant createdAt) {
        this(id, realm, username, fullName, description, enabled, roles, createdAt, Optional.empty());
    }

    /**
     * Returns this user with a contact, or without one.
     *
     * @param value where to reach the user; empty if that is not known
     * @return the user with it
     */
    public User withContact(Optional<Contact> value) {
        return new User(id, realm, username, fullName, description, enabled, roles, createdAt, value);
    }

    private static void requireText(String what, String text) {
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    what + " has at most " + LONGEST_TEXT + " characters, none of them a control character.");
        }
    }

    /**
     * Where to reach a user. AccountKit sends nothing there and accepts it for nothing: a user signs in with the user name
     * only.
     *
     * @param mail a mail address: 3 to 254 characters with an at sign between others, no white space, no control characters
     * @param verified whether the host knows that the address is the user's
     */
    public record Contact(String mail, boolean verified) {

        private static final int LONGEST = 254;

        /**
         * Checks the form of the address.
         *
         * @throws IllegalArgumentException if it has another form
         */
        public Contact {
            if (!isMail(mail)) {
                throw new IllegalArgumentException(
                        "A mail address has at most " + LONGEST + " characters, an at sign between others, no spaces.");
            }
        }

        private static boolean isMail(String text) {
            int at = text.lastIndexOf('@');
            return at > 0
                    && at < text.length() - 1
                    && text.length() <= LONGEST
                    && text.codePoints().noneMatch(Contact::isForbidden);
        }

        private static boolean isForbidden(int c) {
            return Character.isISOControl(c)
                    || Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.SURROGATE
                    || Character.getType(c) == Character.FORMAT;
        }
    }
}
