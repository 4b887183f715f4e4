package org.accountkit.user;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A named set of rights that it grants and rights that it denies. A denial wins over every grant.
 *
 * @param realm where the name is unique
 * @param name {@code [a-z][a-z0-9-]{0,62}}
 * @param grants the rights it gives
 * @param denies the rights it takes away
 */
public record Role(Realm realm, String name, Set<Right> grants, Set<Right> denies) {

    /** The built-in role, which grants every declared right; it is in no store and can be neither edited nor deleted. */
    public static final String ADMINISTRATOR = "administrator";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /**
     * Checks the name and copies the rights.
     *
     * @throws IllegalArgumentException when the name is not of that form
     */
    public Role {
        if (!isName(name)) {
            throw new IllegalArgumentException("A role's name has up to 63 of a-z, 0-9 and '-', a letter first.");
        }
        grants = Set.copyOf(grants);
        denies = Set.copyOf(denies);
    }

    /**
     * Tells whether a text can name a role.
     *
     * @param text anything
     * @return whether it can
     */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
