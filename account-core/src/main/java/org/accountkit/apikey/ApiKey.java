package org.accountkit.apikey;

import java.time.Instant;
import java.util.Optional;
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
 * @param lastUsedAt when it was last used, as far as that was written
 */
public record ApiKey(
        String id,
        UserId owner,
        String name,
        String hint,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {

    /**
     * The same key with another time of last use.
     *
     * @param at when it was last used
     * @return the key
     */
    public ApiKey usedAt(Instant at) {
        return new ApiKey(id, owner, name, hint, createdAt, expiresAt, Optional.of(at));
    }
}
