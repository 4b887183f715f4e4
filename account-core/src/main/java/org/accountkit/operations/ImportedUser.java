package org.accountkit.operations;

import java.util.Optional;
import java.util.Set;
import org.accountkit.password.PasswordHash;
import org.accountkit.twofactor.ImportedTotp;

/**
 * A user as another system knew it. Immutable; begin with {@link #named}. Printing shows neither hash nor secret.
 *
 * @param username the name to sign in with, as it was kept there
 * @param fullName at most 200 code points, may be empty
 * @param description at most 200 code points, may be empty
 * @param enabled whether the user may sign in
 * @param roles names of roles that there are
 * @param password the hash, by {@link org.accountkit.password.legacy.HashImport}; empty for a user who cannot sign in
 *     until an administrator sets a password
 * @param totp the TOTP secret; empty for a user without
 * @param passwordChangeRequired whether the password must be changed at the first sign-in
 * @param twoFactorRequired whether two-factor authentication is required
 */
public record ImportedUser(
        String username,
        String fullName,
        String description,
        boolean enabled,
        Set<String> roles,
        Optional<PasswordHash> password,
        Optional<ImportedTotp> totp,
        boolean passwordChangeRequired,
        boolean twoFactorRequired) {

    /** Copies the roles. */
    public ImportedUser {
        roles = Set.copyOf(roles);
    }

    /**
     * An enabled user without roles, password or second factor.
     *
     * @param username the name to sign in with
     * @return the user
     */
    public static ImportedUser named(String username) {
        return new ImportedUser(username, "", "", true, Set.of(), Optional.empty(), Optional.empty(), false, false);
    }

    /**
     * With a full name and a description.
     *
     * @param newFullName at most 200 code points
     * @param newDescription at most 200 code points
     * @return such a user
     */
    public ImportedUser describedAs(String newFullName, String newDescription) {
        return new ImportedUser(
                username,
                newFullName,
                newDescription,
                enabled,
                roles,
                password,
                totp,
                passwordChangeRequired,
                twoFactorRequired);
    }

    /** {@return such a user, disabled} */
    public ImportedUser disabled() {
        return new ImportedUser(
                username,
                fullName,
                description,
                false,
                roles,
                password,
                totp,
                passwordChangeRequired,
                twoFactorRequired);
    }

    /**
     * With roles.
     *
     * @param names of roles that there are
     * @return such a user
     */
    public ImportedUser withRoles(String... names) {
        return new ImportedUser(
                username,
                fullName,
                description,
                enabled,
                Set.of(names),
                password,
                totp,
                passwordChangeRequired,
                twoFactorRequired);
    }

    /**
     * With a password.
     *
     * @param hash as it will be stored
     * @return such a user
     */
    public ImportedUser withPassword(PasswordHash hash) {
        return new ImportedUser(
                username,
                fullName,
                description,
                enabled,
                roles,
                Optional.of(hash),
                totp,
                passwordChangeRequired,
                twoFactorRequired);
    }

    /**
     * With a TOTP secret.
     *
     * @param secret as it was kept
     * @return such a user
     */
    public ImportedUser withTotp(ImportedTotp secret) {
        return new ImportedUser(
                username,
                fullName,
                description,
                enabled,
                roles,
                password,
                Optional.of(secret),
                passwordChangeRequired,
                twoFactorRequired);
    }

    /**
     * With what must be done first.
     *
     * @param changePassword whether the password must be changed at the first sign-in
     * @param setUpTwoFactor whether two-factor authentication is required
     * @return such a user
     */
    public ImportedUser requiredTo(boolean changePassword, boolean setUpTwoFactor) {
        return new ImportedUser(
                username, fullName, description, enabled, roles, password, totp, changePassword, setUpTwoFactor);
    }
}
