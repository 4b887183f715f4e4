package org.accountkit.apikey;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
     * Lists the keys of an owner, expired ones too.
     *
     * @param owner whose
     * @return the keys, by creation, those of one moment by name
     */
    List<ApiKey> list(UserId owner);

    /**
     * Finds keys that have expired, whoever owns them.
     *
     * @param now the moment; a key whose end it is has expired
     * @param limit how many at most, at least 1
     * @return the keys, the one that expired first in front
     */
    List<ApiKey> findExpired(Instant now, int limit);

    /**
     * Adds a key, unless its owner has as many as allowed, or one of that name. Atomic: however many callers on however
     * many nodes add at once, no owner gets more than {@code most} keys by this method, and no two of one name.
     *
     * @param key the new key
     * @param digest of its text, unique
     * @param most how many keys an owner may have, those that {@link #replace} set included
     * @return whether it was added; {@link ApiKeyAddition#TOO_MANY} where both reasons hold
     */
    ApiKeyAddition add(ApiKey key, TokenDigest digest, int most);

    /**
     * Sets the key of an owner and name, in place of an older one, however many keys the owner has. Atomic: at every
     * moment there is at most one of that name.
     *
     * @param key the new key
     * @param digest of its text, unique
     */
    void replace(ApiKey key, TokenDigest digest);

    /**
     * Deletes a key.
     *
     * @param owner whose; nobody else's key is deleted
     * @param id its public id
     * @return whether there was one
     */
    boolean delete(UserId owner, String id);

    /**
     * Deletes the key of a name.
     *
     * @param owner whose
     * @param name its name
     * @return whether there was one
     */
    boolean deleteNamed(UserId owner, String name);

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
