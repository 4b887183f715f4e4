package org.accountkit.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.accountkit.user.Right;

/**
 * A stored API key and its owner's account, in one read.
 *
 * @param id the key's public id
 * @param expiresAt when it ends, empty for never
 * @param rights the only rights it may use, as far as its owner has them; empty for all of the owner's
 * @param account its owner's
 */
public record ApiKeyAccess(String id, Optional<Instant> expiresAt, Optional<Set<Right>> rights, Account account) {

    /** Copies the rights. */
    public ApiKeyAccess {
        rights = rights.map(Set::copyOf);
    }
}
