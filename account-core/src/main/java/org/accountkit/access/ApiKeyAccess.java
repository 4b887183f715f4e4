package org.accountkit.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.accountkit.user.Right;

/**
 * A stored API key with its owner's account, from one read.
 *
 * @param id the key's public id
 * @param expiresAt when the key expires; empty for never
 * @param rights the only rights that the key may use, as far as its owner has them; empty for all of the owner's rights
 * @param account the owner's account
 */
public record ApiKeyAccess(String id, Optional<Instant> expiresAt, Optional<Set<Right>> rights, Account account) {

    /** Copies the rights. */
    public ApiKeyAccess {
        rights = rights.map(Set::copyOf);
    }
}
