package org.accountkit.administration;

import java.util.Optional;
import java.util.Set;
import org.accountkit.secret.Secret;

/**
 * What an administrator changes about a user. What is empty stays.
 *
 * @param version the version that the edit is based on
 * @param reason kept in the audit trail
 * @param fullName the new full name
 * @param description the new description
 * @param roles the new roles
 * @param enabled whether the user may sign in
 * @param clearTwoFactor whether to take the user's second factor away
 * @param twoFactorRequired whether the user must set up two-factor authentication
 * @param passwordChangeRequired whether the user must change the password
 * @param password a new password, good for one thing: changing it
 */
public record UserEdit(
        long version,
        Optional<String> reason,
        Optional<String> fullName,
        Optional<String> description,
        Optional<Set<String>> roles,
        Optional<Boolean> enabled,
        boolean clearTwoFactor,
        Optional<Boolean> twoFactorRequired,
        Optional<Boolean> passwordChangeRequired,
        Optional<Secret> password) {

    /** Copies the roles. */
    public UserEdit {
        roles = roles.map(Set::copyOf);
    }

    boolean touchesIdentity() {
        return fullName.isPresent() || description.isPresent() || touchesRights();
    }

    /** Whether it may give rights, or take the last administrator away. */
    boolean touchesRights() {
        return roles.isPresent() || enabled.isPresent();
    }
}
