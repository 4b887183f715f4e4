package org.accountkit.operations;

import java.util.Optional;
import org.accountkit.user.Username;

/**
 * Which users to export, and how much of them. Immutable; start with {@link #profiles()}.
 *
 * @param credentials whether password hashes and TOTP secrets are exported, too
 * @param after the user name after which to continue an export, in the order of name keys; empty to begin with the first
 *     user
 */
public record ExportScope(boolean credentials, Optional<Username> after) {

    /** {@return all users of the realm without their credentials} */
    public static ExportScope profiles() {
        return new ExportScope(false, Optional.empty());
    }

    /**
     * Includes password hashes and TOTP secrets, the latter unsealed. Whoever reads such an export can sign in as these
     * users, so it must be protected like the master key.
     *
     * @return the scope with credentials
     */
    public ExportScope withCredentials() {
        return new ExportScope(true, after);
    }

    /**
     * Continues an interrupted export.
     *
     * @param last the last user that was exported
     * @return the scope of the users who follow
     */
    public ExportScope after(Username last) {
        return new ExportScope(credentials, Optional.of(last));
    }
}
