package org.accountkit.administration;

import java.util.Optional;
import java.util.Set;
import org.accountkit.user.Right;

/**
 * What changes about a role. What is empty stays.
 *
 * @param grants the rights it gives
 * @param denies the rights it takes away
 */
public record RoleEdit(Optional<Set<Right>> grants, Optional<Set<Right>> denies) {

    /** Copies the rights. */
    public RoleEdit {
        grants = grants.map(Set::copyOf);
        denies = denies.map(Set::copyOf);
    }
}
