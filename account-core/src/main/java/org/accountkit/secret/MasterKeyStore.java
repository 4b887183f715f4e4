package org.accountkit.secret;

import java.util.Map;

/**
 * Keeps one sealed check value per master key, so that a wrong or missing key is noticed before anybody signs in.
 */
public interface MasterKeyStore {

    /** {@return the check value of each key that ever sealed here, by key id} */
    Map<String, SealedSecret> checkValues();

    /**
     * Adds a check value unless there is one for that key already. Atomic.
     *
     * @param keyId the key's id
     * @param sealed the check value
     * @return whether it was added
     */
    boolean addIfAbsent(String keyId, SealedSecret sealed);

    /**
     * Forgets a key that was abandoned or rotated away.
     *
     * @param keyId the key's id
     */
    void remove(String keyId);
}
