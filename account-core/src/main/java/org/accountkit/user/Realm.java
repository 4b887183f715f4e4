package org.accountkit.user;

import java.util.regex.Pattern;

/**
 * A separate namespace of users, such as a tenant. User names and role names are unique within a realm.
 *
 * @param name empty for the default realm, otherwise 1 to 64 of {@code a-z 0-9 . _ -}
 */
public record Realm(String name) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{0,64}");

    /** The realm of a product that needs only one. */
    public static final Realm DEFAULT = new Realm("");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public Realm {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A realm's name must have at most 64 of a-z, 0-9, '.', '_' and '-'.");
        }
    }
}
