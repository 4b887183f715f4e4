package org.accountkit.secret;

import java.util.Map;

/** Stores one sealed check value per master key, so that a wrong or missing key is detected before anyone signs in. */
public interface MasterKeyStore {

    /** {@return the check value of each key that has ever sealed secrets in this database, by key id} */
    Map<String, SealedSecret> checkValues();

    /**
     * Adds a check value unless the key already has one. Atomic.
     *
     * @param keyId the key's id
     * @param sealed the check value
     * @return whether it was added
     */
    boolean addIfAbsent(String keyId, SealedSecret sealed);

    /**
     * Removes the check value of a key that was abandoned or rotated out.
     *
     * @param keyId the key's id
     */
    void remove(String keyId);
}
