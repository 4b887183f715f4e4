package org.accountkit.apikey;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

/** Keeps API keys by their digest, at most one per owner and name. */
public interface ApiKeyStore {

    /**
     * Finds a key.
     *
     * @param owner whose
     * @param name its name, empty for the one of the settings page
     * @return the key, empty when there is none
     */
    Optional<ApiKey> find(UserId owner, String name);

    /**
     * Finds the key behind a digest.
     *
     * @param digest of a key
     * @return the key, expired or not; empty when there is none
     */
    Optional<ApiKey> find(TokenDigest digest);

    /**
     * Tells which of these users have the key of the settings page.
     *
     * @param owners any number of users
     * @return those who have it
     */
    Set<UserId> ownersAmong(Collection<UserId> owners);

    /**
     * Sets the key of an owner and name, in place of an older one. Atomic: at every moment there is at most one.
     *
     * @param key the new key
     * @param digest of its text, unique
     */
    void replace(ApiKey key, TokenDigest digest);

    /**
     * Deletes a key.
     *
     * @param owner whose
     * @param name its name
     * @return whether there was one
     */
    boolean delete(UserId owner, String name);

    /**
     * Deletes all keys of an owner.
     *
     * @param owner whose
     * @return how many
     */
    int deleteAll(UserId owner);

    /**
     * Notes when keys were last used, beside the keys; never moves a time back, and forgets keys that are gone.
     *
     * @param lastUsed by key id
     */
    void recordUse(Map<String, Instant> lastUsed);
}
