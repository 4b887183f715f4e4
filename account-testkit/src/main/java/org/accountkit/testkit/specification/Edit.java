package org.accountkit.testkit.specification;

import java.util.Optional;
import java.util.Set;
import org.accountkit.administration.UserEdit;
import org.accountkit.secret.Secret;

/** An edit of a user, put together step by step. */
final class Edit {

    private final long version;
    private Optional<String> reason = Optional.empty();
    private Optional<String> fullName = Optional.empty();
    private Optional<String> description = Optional.empty();
    private Optional<Set<String>> roles = Optional.empty();
    private Optional<Boolean> enabled = Optional.empty();
    private boolean clearTwoFactor;
    private Optional<Boolean> twoFactorRequired = Optional.empty();
    private Optional<Boolean> passwordChangeRequired = Optional.empty();
    private Optional<Secret> password = Optional.empty();

    Edit(long version) {
        this.version = version;
    }

    Edit because(String text) {
        reason = Optional.of(text);
        return this;
    }

    Edit fullName(String text) {
        fullName = Optional.of(text);
        return this;
    }

    Edit description(String text) {
        description = Optional.of(text);
        return this;
    }

    Edit roles(String... names) {
        roles = Optional.of(Set.of(names));
        return this;
    }

    Edit enabled(boolean value) {
        enabled = Optional.of(value);
        return this;
    }

    Edit clearTwoFactor() {
        clearTwoFactor = true;
        return this;
    }

    Edit twoFactorRequired(boolean value) {
        twoFactorRequired = Optional.of(value);
        return this;
    }

    Edit passwordChangeRequired(boolean value) {
        passwordChangeRequired = Optional.of(value);
        return this;
    }

    Edit password(String text) {
        password = Optional.of(Secret.ofText(text));
        return this;
    }

    UserEdit build() {
        return new UserEdit(
                version,
                reason,
                fullName,
                description,
                roles,
                enabled,
                clearTwoFactor,
                twoFactorRequired,
                passwordChangeRequired,
                password);
    }
}
