package org.accountkit.operations;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.password.PasswordHash;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.user.User.Contact;

/**
 * A user of another system, for an import. Immutable; start with {@link #of}. {@link #toString()} shows the user name
 * only.
 */
public final class ImportedUser {

    private final String username;
    private final String fullName;
    private final String description;
    private final boolean enabled;
    private final Set<String> roles;
    private final Optional<PasswordHash> password;
    private final Optional<ImportedTotp> totp;
    private final boolean passwordChangeRequired;
    private final boolean twoFactorRequired;
    private final Optional<Contact> contact;
    private final Optional<String> problem;

    private ImportedUser(Builder known) {
        username = known.username;
        fullName = known.fullName;
        description = known.description;
        enabled = known.enabled;
        roles = known.roles;
        password = known.password;
        totp = known.totp;
        passwordChangeRequired = known.passwordChangeRequired;
        twoFactorRequired = known.twoFactorRequired;
        contact = known.contact;
        problem = known.problem;
    }

    /**
     * Starts an enabled user without roles, password or second factor.
     *
     * @param username the name to sign in with, as the other system stored it
     * @return a builder, to be completed
     */
    public static Builder of(String username) {
        return new Builder(username);
    }

    /**
     * Stands for a row that could not be read. An import rejects it with the given reason and continues, so that rows keep
     * their numbers.
     *
     * @param reason one sentence, with nothing secret
     * @return a user who is never imported
     */
    public static ImportedUser unreadable(String reason) {
        Builder nobody = new Builder("");
        nobody.problem = Optional.of(reason);
        return nobody.build();
    }

    /** {@return why the row could not be read; empty if it could} */
    public Optional<String> problem() {
        return problem;
    }

    /** {@return the name to sign in with} */
    public String username() {
        return username;
    }

    /** {@return the full name; may be empty} */
    public String fullName() {
        return fullName;
    }

    /** {@return the description; may be empty} */
    public String description() {
        return description;
    }

    /** {@return whether the user may sign in} */
    public boolean enabled() {
        return enabled;
    }

    /** {@return the names of the user's roles} */
    public Set<String> roles() {
        return roles;
    }

    /** {@return the hash of the password; empty for a user who cannot sign in until an administrator sets one} */
    public Optional<PasswordHash> password() {
        return password;
    }

    /** {@return the TOTP secret; empty if the user has none} */
    public Optional<ImportedTotp> totp() {
        return totp;
    }

    /** {@return whether the password must be changed at the first sign-in} */
    public boolean passwordChangeRequired() {
        return passwordChangeRequired;
    }

    /** {@return whether two-factor authentication is required} */
    public boolean twoFactorRequired() {
        return twoFactorRequired;
    }

    /** {@return where to reach the user; empty if that is not known} */
    public Optional<Contact> contact() {
        return contact;
    }

    /** {@return the user name only} */
    @Override
    public String toString() {
        return "ImportedUser[" + username + ']';
    }

    /** Collects what is known of a user. For use by one thread. */
    public static final class Builder {

        private final String username;
        private String fullName = "";
        private String description = "";
        private boolean enabled = true;
        private Set<String> roles = Set.of();
        private Optional<PasswordHash> password = Optional.empty();
        private Optional<ImportedTotp> totp = Optional.empty();
        private boolean passwordChangeRequired;
        private boolean twoFactorRequired;
        private Optional<Contact> contact = Optional.empty();
        private Optional<String> problem = Optional.empty();

        private Builder(String username) {
            this.username = username;
        }

        /**
         * Sets the full name.
         *
         * @param text at most 200 code points
         * @return this
         */
        public Builder fullName(String text) {
            fullName = text;
            return this;
        }

        /**
         * Sets the description.
         *
         * @param text at most 200 code points
         * @return this
         */
        public Builder description(String text) {
            description = text;
            return this;
        }

        /**
         * Enables or disables the user.
         *
         * @param value whether the user may sign in
         * @return this
         */
        public Builder enabled(boolean value) {
            enabled = value;
            return this;
        }

        /**
         * Sets the roles.
         *
         * @param names the names of existing roles
         * @return this
         */
        public Builder roles(Collection<String> names) {
            roles = Set.copyOf(names);
            return this;
        }

        /**
         * Sets the roles.
         *
         * @param names the names of existing roles
         * @return this
         */
        public Builder roles(String... names) {
            return roles(List.of(names));
        }

        /**
         * Sets the password.
         *
         * @param hash the hash to store, by {@link org.accountkit.password.legacy.HashImport}
         * @return this
         */
        public Builder password(PasswordHash hash) {
            password = Optional.of(hash);
            return this;
        }

        /**
         * Sets the second factor.
         *
         * @param secret the imported secret
         * @return this
         */
        public Builder totp(ImportedTotp secret) {
            totp = Optional.of(secret);
            return this;
        }

        /**
         * Requires a change of password at the first sign-in, or no longer.
         *
         * @param value whether the password must be changed
         * @return this
         */
        public Builder passwordChangeRequired(boolean value) {
            passwordChangeRequired = value;
            return this;
        }

        /**
         * Requires two-factor authentication, or no longer.
         *
         * @param value whether it is required
         * @return this
         */
        public Builder twoFactorRequired(boolean value) {
            twoFactorRequired = value;
            return this;
        }

        /**
         * Sets the contact.
         *
         * @param value where to reach the user
         * @return this
         */
        public Builder contact(Contact value) {
            contact = Optional.of(value);
            return this;
        }

        /** {@return the user} */
        public ImportedUser build() {
            return new ImportedUser(this);
        }
    }
}
