package org.accountkit.administration.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.accountkit.administration.UserEdit;
import org.accountkit.audit.engine.Names;
import org.accountkit.user.User;

/** What an edit changes about a user's identity. Names fields and roles, but never contains the values of names. */
record IdentityChange(User before, User after) {

    static IdentityChange of(User before, UserEdit edit) {
        return new IdentityChange(
                before,
                new User(
                        before.id(),
                        before.realm(),
                        before.username(),
                        edit.fullName().orElse(before.fullName()),
                        edit.description().orElse(before.description()),
                        edit.enabled().orElse(before.enabled()),
                        edit.roles().orElse(before.roles()),
                        before.createdAt(),
                        edit.contactAfter(before.contact())));
    }

    boolean changesAnything() {
        return !after.equals(before);
    }

    boolean endsSessions() {
        return changesRoles() || (before.enabled() && !after.enabled());
    }

    private boolean changesRoles() {
        return !before.roles().equals(after.roles());
    }

    List<String> fields() {
        List<String> changed = new ArrayList<>();
        if (!before.fullName().equals(after.fullName())) {
            changed.add("fullName");
        }
        if (!before.description().equals(after.description())) {
            changed.add("description");
        }
        if (!before.contact().equals(after.contact())) {
            changed.add("contact");
        }
        if (changesRoles()) {
            changed.add("roles");
        }
        if (before.enabled() != after.enabled()) {
            changed.add("enabled=" + after.enabled());
        }
        return changed;
    }

    Optional<String> rolesAdded() {
        return Names.added(before.roles(), after.roles());
    }

    Optional<String> rolesRemoved() {
        return Names.added(after.roles(), before.roles());
    }
}
