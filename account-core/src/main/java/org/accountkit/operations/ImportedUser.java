package org.accountkit.operations;

import java.util.Optional;
import java.util.Set;
import org.accountkit.password.PasswordHash;
import org.accountkit.twofactor.ImportedTotp;

/**
 * A user of another system, for an import. Immutable; start with {@link #named}. {@link #toString()} shows neither the
 * hash nor the TOTP secret.
 *
 * @param username the name to sign in with, as the other system stored it
 * @param fullName at most 200 code points, may be empty
 * @param description at most 200 code points, may be empty
 * @param enabled whether the user may sign in
 * @param roles the names of existing roles
 * @param password the hash, by {@link org.accountkit.password.legacy.HashImport}; empty for a user who cannot sign in
 *     until an administrator sets a password
 * @param totp the TOTP secret; empty if the user has none
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
     * Returns an enabled user without roles, password or second factor.
     *
     * @param username the name to sign in with
     * @return the user
     */
    public static ImportedUser named(String username) {
        return new ImportedUser(username, "", "", true, Set.of(), Optional.empty(), Optional.empty(), false, false);
    }

    /**
     * Returns this user with a full name and a description.
     *
     * @param newFullName at most 200 code points
     * @param newDescription at most 200 code points
     * @return the user with both
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

    /** {@return this user, disabled} */
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
     * Returns this user with roles.
     *
     * @param names the names of existing roles
     * @return the user with those roles
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
     * Returns this user with a password.
     *
     * @param hash the hash to store
     * @return the user with that password
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
     * Returns this user with a TOTP secret.
     *
     * @param secret the imported secret
     * @return the user with that secret
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
     * Returns this user with actions that must come first.
     *
     * @param changePassword whether the password must be changed at the first sign-in
     * @param setUpTwoFactor whether two-factor authentication is required
     * @return the user with those requirements
     */
    public ImportedUser requiredTo(boolean changePassword, boolean setUpTwoFactor) {
        return new ImportedUser(
                username, fullName, description, enabled, roles, password, totp, changePassword, setUpTwoFactor);
    }
}
