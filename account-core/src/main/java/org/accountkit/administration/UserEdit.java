package org.accountkit.administration;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.password.PasswordService.PreparedPassword;
import org.accountkit.secret.Secret;
import org.accountkit.user.User.Contact;
import org.accountkit.user.engine.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * An administrator's edit of a user. What is not set stays as it is. Immutable. {@link #toString()}: the version only.
 */
public final class UserEdit {

    private final long version;
    private final Optional<String> reason;
    private final Optional<String> fullName;
    private final Optional<String> description;
    private final Optional<Set<String>> roles;
    private final boolean changesContact;
    private final Optional<Contact> contact;
    private final Optional<Boolean> enabled;
    private final boolean clearsTwoFactor;
    private final Optional<Boolean> twoFactorRequired;
    private final Optional<Boolean> passwordChangeRequired;
    private final Optional<Secret> password;
    private final Optional<PreparedPassword> preparedPassword;

    private UserEdit(Builder wanted) {
        version = wanted.version;
        reason = Optional.ofNullable(wanted.reason);
        fullName = Optional.ofNullable(wanted.fullName);
        description = Optional.ofNullable(wanted.description);
        roles = Optional.ofNullable(wanted.roles);
        changesContact = wanted.changesContact;
        contact = wanted.contact;
        enabled = Optional.ofNullable(wanted.enabled);
        clearsTwoFactor = wanted.clearsTwoFactor;
        twoFactorRequired = Optional.ofNullable(wanted.twoFactorRequired);
        passwordChangeRequired = Optional.ofNullable(wanted.passwordChangeRequired);
        password = Optional.ofNullable(wanted.password);
        preparedPassword = Optional.ofNullable(wanted.preparedPassword);
    }

    /**
     * Starts an edit.
     *
     * @param version the version of the account that the edit is based on; if it is no longer current, the edit is refused
     * @return a builder, to be completed
     */
    public static Builder basedOn(long version) {
        return new Builder(version);
    }

    /** {@return the version that the edit is based on} */
    public long version() {
        return version;
    }

    /** {@return the reason, for the audit trail} */
    public Optional<String> reason() {
        return reason;
    }

    /** {@return the new full name} */
    public Optional<String> fullName() {
        return fullName;
    }

    /** {@return the new description} */
    public Optional<String> description() {
        return description;
    }

    /** {@return the names of all the roles that the user is to have} */
    public Optional<Set<String>> roles() {
        return roles;
    }

    /** {@return whether the contact changes} */
    public boolean changesContact() {
        return changesContact;
    }

    /**
     * Returns the contact that the user is to have.
     *
     * @param before the contact that the user has
     * @return that one, unless the edit changes or removes it
     */
    public Optional<Contact> contactAfter(Optional<Contact> before) {
        return changesContact ? contact : before;
    }

    /** {@return whether the user may sign in} */
    public Optional<Boolean> enabled() {
        return enabled;
    }

    /** {@return whether the user's second factor is removed} */
    public boolean clearsTwoFactor() {
        return clearsTwoFactor;
    }

    /** {@return whether the user must set up two-factor authentication} */
    public Optional<Boolean> twoFactorRequired() {
        return twoFactorRequired;
    }

    /** {@return whether the user must change the password} */
    public Optional<Boolean> passwordChangeRequired() {
        return passwordChangeRequired;
    }

    /** {@return a new password, which the user must change at the next sign-in} */
    public Optional<Secret> password() {
        return password;
    }

    /** {@return a new password, prepared, which the user must change at the next sign-in} */
    public Optional<PreparedPassword> preparedPassword() {
        return preparedPassword;
    }

    /** {@return whether there is a new password, prepared or not} */
    public boolean setsPassword() {
        return password.isPresent() || preparedPassword.isPresent();
    }

    /** {@return the version only} */
    @Override
    public String toString() {
        return "UserEdit[version=" + version + ']';
    }

    /** Collects the changes. For use by one thread. */
    public static final class Builder {

        private final long version;

        private @Nullable String reason;
        private @Nullable String fullName;
        private @Nullable String description;
        private @Nullable Set<String> roles;
        private boolean changesContact;
        private Optional<Contact> contact = Optional.empty();
        private @Nullable Boolean enabled;
        private boolean clearsTwoFactor;
        private @Nullable Boolean twoFactorRequired;
        private @Nullable Boolean passwordChangeRequired;
        private @Nullable Secret password;
        private @Nullable PreparedPassword preparedPassword;

        private Builder(long version) {
            this.version = version;
        }

        /**
         * Sets the reason, for the audit trail.
         *
         * @param text at most 200 code points, no control characters
         * @return this
         * @throws IllegalArgumentException if the text is longer or has control characters
         */
        public Builder because(String text) {
            reason = ShortText.require("reason", text);
            return this;
        }

        /**
         * Changes the full name.
         *
         * @param text at most 200 code points, no control characters; may be empty
         * @return this
         * @throws IllegalArgumentException if the text is longer or has control characters
         */
        public Builder fullName(String text) {
            fullName = ShortText.requireFullName(text);
            return this;
        }

        /**
         * Changes the description.
         *
         * @param text at most 200 code points, no control characters; may be empty
         * @return this
         * @throws IllegalArgumentException if the text is longer or has control characters
         */
        public Builder description(String text) {
            description = ShortText.require("description", text);
            return this;
        }

        /**
         * Replaces the roles.
         *
         * @param names the names of all the roles that the user is to have
         * @return this
         */
        public Builder roles(Collection<String> names) {
            roles = Set.copyOf(names);
            return this;
        }

        /**
         * Replaces the roles.
         *
         * @param names the names of all the roles that the user is to have
         * @return this
         */
        public Builder roles(String... names) {
            return roles(List.of(names));
        }

        /**
         * Changes or removes the contact.
         *
         * @param value where to reach the user; empty to remove the contact
         * @return this
         */
        public Builder contact(Optional<Contact> value) {
            changesContact = true;
            contact = value;
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
         * Removes the user's second factor.
         *
         * @return this
         */
        public Builder clearTwoFactor() {
            clearsTwoFactor = true;
            return this;
        }

        /**
         * Sets whether two-factor authentication is required.
         *
         * @param value whether the user must set it up
         * @return this
         */
        public Builder twoFactorRequired(boolean value) {
            twoFactorRequired = value;
            return this;
        }

        /**
         * Sets whether the password must be changed at the next sign-in.
         *
         * @param value whether the user must change it
         * @return this
         */
        public Builder passwordChangeRequired(boolean value) {
            passwordChangeRequired = value;
            return this;
        }

        /**
         * Sets a new password, which the user must change at the next sign-in.
         *
         * @param value the password as it was typed
         * @return this
         */
        public Builder password(Secret value) {
            password = value;
            return this;
        }

        /**
         * Sets a new password within the host's transaction, which the user must change at the next sign-in.
         *
         * @param value the password, prepared for the user's name
         * @return this
         */
        public Builder password(PreparedPassword value) {
            preparedPassword = value;
            return this;
        }

        /** {@return the edit} */
        public UserEdit build() {
            return new UserEdit(this);
        }
    }
}
