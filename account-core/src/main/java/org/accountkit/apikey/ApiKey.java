package org.accountkit.apikey;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;

/**
 * An API key as it is known after it was shown.
 *
 * @param id public id, which opens nothing
 * @param owner whose rights it has
 * @param name unique per owner; empty for the one key of the settings page
 * @param hint what is shown of it
 * @param createdAt when it was generated
 * @param expiresAt when it ends, empty for never
 * @param rights the only rights it may use, as far as its owner has them; empty for all of the owner's
 * @param lastUsedAt when it was last used, as far as that was written
 */
public record ApiKey(
        String id,
        UserId owner,
        String name,
        String hint,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Set<Right>> rights,
        Optional<Instant> lastUsedAt) {

    /** Copies the rights. */
    public ApiKey {
        rights = rights.map(Set::copyOf);
    }

    /**
     * The same key after a use.
     *
     * @param at when
     * @return the key, last used then
     */
    public ApiKey usedAt(Instant at) {
        return new ApiKey(id, owner, name, hint, createdAt, expiresAt, rights, Optional.of(at));
    }
}
