package org.accountkit.administration;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.accountkit.password.PasswordService.PreparedPassword;
import org.accountkit.secret.Secret;
import org.accountkit.user.Username;
import org.accountkit.user.engine.ShortText;

/** A user to be created by an administrator. Immutable. {@link #toString()} shows the user name only. */
public final class NewUser {

    private final Username username;
    private final Optional<Secret> password;
    private final Optional<PreparedPassword> prepared;
    private final String fullName;
    private final String description;
    private final Set<String> roles;

    private NewUser(
            Username username,
            Optional<Secret> password,
            Optional<PreparedPassword> prepared,
            String fullName,
            String description,
            Set<String> roles) {
        this.username = username;
        this.password = password;
        this.prepared = prepared;
        this.fullName = fullName;
        this.description = description;
        this.roles = roles;
    }

    /**
     * Returns a new user without roles.
     *
     * @param username the name to sign in with
     * @param password the first password, which the user must change at the first sign-in
     * @return the user, to be completed
     */
    public static NewUser of(Username username, Secret password) {
        return new NewUser(username, Optional.of(password), Optional.empty(), "", "", Set.of());
    }

    /**
     * Returns a new user without roles, who can also be created within the host's transaction.
     *
     * @param password the first password, prepared for the user's name, which the user must change at the first sign-in
     * @return the user, to be completed
     */
    public static NewUser of(PreparedPassword password) {
        return new NewUser(password.username(), Optional.empty(), Optional.of(password), "", "", Set.of());
    }

    /**
     * Reports whether a text can be a full name.
     *
     * @param text anything
     * @return whether it is empty, or has something to see, at most 200 code points and no control characters
     */
    public static boolean isFullName(String text) {
        return ShortText.isFullName(text);
    }

    /**
     * Adds the full name.
     *
     * @param text at most 200 code points, no control characters, something to see; may be empty
     * @return the user with it
     * @throws IllegalArgumentException if the text is longer, has control characters or only invisible ones
     */
    public NewUser withFullName(String text) {
        return new NewUser(username, password, prepared, ShortText.requireFullName(text), description, roles);
    }

    /**
     * Returns this user with a description.
     *
     * @param text at most 200 code points, no control characters; may be empty
     * @return the user with that description
     * @throws IllegalArgumentException if the text is longer or has control characters
     */
    public NewUser withDescription(String text) {
        return new NewUser(username, password, prepared, fullName, ShortText.require("description", text), roles);
    }

    /**
     * Returns this user with roles.
     *
     * @param names the names of the roles
     * @return the user with those roles
     */
    public NewUser withRoles(Collection<String> names) {
        return new NewUser(username, password, prepared, fullName, description, Set.copyOf(names));
    }

    /** {@return the name to sign in with} */
    public Username username() {
        return username;
    }

    /** {@return the first password as typed; empty if it is prepared} */
    public Optional<Secret> password() {
        return password;
    }

    /** {@return the first password, prepared; empty if it is yet to be judged and hashed} */
    public Optional<PreparedPassword> preparedPassword() {
        return prepared;
    }

    /** {@return the full name; may be empty} */
    public String fullName() {
        return fullName;
    }

    /** {@return the description; may be empty} */
    public String description() {
        return description;
    }

    /** {@return the names of the roles} */
    public Set<String> roles() {
        return roles;
    }

    /** {@return the user name only} */
    @Override
    public String toString() {
        return "NewUser[" + username + ']';
    }
}
