package org.accountkit.apikey;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.accountkit.secret.Secret;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;

/**
 * An API key as it is known after it was shown.
 *
 * @param id the public id, which grants nothing
 * @param owner the user whose rights the key has
 * @param name the name, unique per owner; empty for the key of the settings page
 * @param hint the part of the key that may be shown
 * @param createdAt when it was generated
 * @param expiresAt when it expires; empty for never
 * @param rights the only rights that the key may use, as far as its owner has them; empty for all of the owner's rights
 * @param lastUsedAt when it was last used, as far as that has been written
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
     * Returns this key as it is after a use.
     *
     * @param at the time of use
     * @return the key with that time
     */
    public ApiKey usedAt(Instant at) {
        return new ApiKey(id, owner, name, hint, createdAt, expiresAt, rights, Optional.of(at));
    }

    /**
     * A newly generated API key: the only time that its text can be shown.
     *
     * @param text the whole key
     * @param key the key's record
     */
    public record NewApiKey(Secret text, ApiKey key) {}
}
