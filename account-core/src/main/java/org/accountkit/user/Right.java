package org.accountkit.user;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of something that a user may be allowed to do. AccountKit's rights begin with {@code account.}; a host
 * declares its own.
 *
 * @param name dotted lower-case words, at most 100 characters
 */
public record Right(String name) implements Comparable<Right> {

    private static final Pattern NAME = Pattern.compile("(?=.{1,100}$)[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    /** Read users. */
    public static final Right USERS_READ = new Right("account.users.read");
    /** Create, edit and delete users. */
    public static final Right USERS_MANAGE = new Right("account.users.manage");
    /** Read roles. */
    public static final Right ROLES_READ = new Right("account.roles.read");
    /** Create, edit and delete roles. */
    public static final Right ROLES_MANAGE = new Right("account.roles.manage");
    /** Read the audit trail. */
    public static final Right AUDIT_READ = new Right("account.audit.read");
    /** See the download token. */
    public static final Right DOWNLOADS_READ = new Right("account.downloads.read");
    /** Renew the download token and open or close downloads. */
    public static final Right DOWNLOADS_MANAGE = new Right("account.downloads.manage");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public Right {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A right's name must be two or more lower-case words joined by dots.");
        }
    }

    /**
     * Parses a name from a request.
     *
     * @param text anything
     * @return the right; empty if the text is not a valid name
     */
    public static Optional<Right> parse(String text) {
        return NAME.matcher(text).matches() ? Optional.of(new Right(text)) : Optional.empty();
    }

    @Override
    public int compareTo(Right other) {
        return name.compareTo(other.name);
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return name;
    }
}
