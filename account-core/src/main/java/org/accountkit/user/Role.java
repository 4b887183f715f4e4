package org.accountkit.user;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A named set of granted and denied rights. A denial takes precedence over every grant.
 *
 * @param realm the realm in which the name is unique
 * @param name {@code [a-z][a-z0-9-]{0,62}}
 * @param grants the rights that it grants
 * @param denies the rights that it denies
 */
public record Role(Realm realm, String name, Set<Right> grants, Set<Right> denies) {

    /**
     * The built-in role, which grants every declared right. It is in no store and can be neither edited nor deleted.
     */
    public static final String ADMINISTRATOR = "administrator";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /**
     * Checks the name and copies the rights.
     *
     * @throws IllegalArgumentException if the name has another form
     */
    public Role {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "A role's name must have at most 63 of a-z, 0-9 and '-', beginning with a letter.");
        }
        grants = Set.copyOf(grants);
        denies = Set.copyOf(denies);
    }

    /**
     * Reports whether a text is a valid role name.
     *
     * @param text anything
     * @return whether it is valid
     */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
