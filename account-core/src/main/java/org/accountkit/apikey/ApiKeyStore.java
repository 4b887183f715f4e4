package org.accountkit.apikey;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

/** Stores API keys under their digest, at most one per owner and name. */
public interface ApiKeyStore {

    /**
     * Finds a key by its name.
     *
     * @param owner the owner's id
     * @param name the key's name; empty for the key of the settings page
     * @return the key; empty if there is none
     */
    Optional<ApiKey> find(UserId owner, String name);

    /**
     * Finds a key by its digest.
     *
     * @param digest the digest of a key
     * @return the key, expired or not; empty if there is none
     */
    Optional<ApiKey> find(TokenDigest digest);

    /**
     * Returns those of the given users who have the key of the settings page.
     *
     * @param owners any number of users
     * @return the users who have it
     */
    Set<UserId> ownersAmong(Collection<UserId> owners);

    /**
     * Returns all keys of an owner, including expired ones.
     *
     * @param owner the owner's id
     * @return the keys, oldest first; keys of the same moment are sorted by name
     */
    List<ApiKey> list(UserId owner);

    /**
     * Returns a page of the owners of keys, of all realms.
     *
     * @param after the last owner of the previous page; empty for the first page
     * @param limit the maximum number of owners
     * @return the owners, each of them once, sorted by id
     */
    List<UserId> owners(Optional<UserId> after, int limit);

    /**
     * Finds expired keys of all owners.
     *
     * @param now the time; a key that expires at this very time has expired
     * @param limit the maximum number of keys, at least 1
     * @return the keys, first to expire first
     */
    List<ApiKey> findExpired(Instant now, int limit);

    /**
     * Adds a key, unless its owner already has as many as allowed, or one of that name. Atomic: however many callers on
     * however many nodes add keys concurrently, this method never gives an owner more than {@code most} keys, or two of
     * the same name.
     *
     * @param key the new key
     * @param digest the digest of its text, unique
     * @param most how many keys an owner may have, including those that {@link #replace} has set
     * @return whether it was added; {@link ApiKeyAddition#TOO_MANY} if both reasons apply
     */
    ApiKeyAddition add(ApiKey key, TokenDigest digest, int most);

    /**
     * Sets a key, replacing an older one of the same owner and name, however many keys the owner has. Atomic: there is
     * never more than one of that name.
     *
     * @param key the new key
     * @param digest the digest of its text, unique
     */
    void replace(ApiKey key, TokenDigest digest);

    /**
     * Deletes a key.
     *
     * @param owner the owner's id; another user's key is never deleted
     * @param id the key's public id
     * @return whether it existed
     */
    boolean delete(UserId owner, String id);

    /**
     * Deletes all keys of an owner.
     *
     * @param owner the owner's id
     * @return how many were deleted
     */
    int deleteAll(UserId owner);

    /**
     * Records when keys were last used, separately from the keys, with few round trips however many they are. Never moves a
     * time backwards, each by a conditional write, and skips keys that no longer exist. Writes in the order of ids, so that
     * nodes that record the same keys do not block each other.
     *
     * @param lastUsed the times, by key id
     */
    void recordUse(Map<String, Instant> lastUsed);

    /** The result of adding an API key. */
    enum ApiKeyAddition {
        /** It was added. */
        ADDED,
        /** Its owner already has a key of that name. */
        NAME_TAKEN,
        /** Its owner already has as many keys as allowed. */
        TOO_MANY
    }
}
