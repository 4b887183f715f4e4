package org.accountkit.twofactor;

import java.util.Collection;
import org.accountkit.user.UserId;

/** Keeps the digests of unused recovery codes. */
public interface RecoveryCodeStore {

    /**
     * Replaces all codes of a user.
     *
     * @param userId whose
     * @param digests of the new codes, may be empty
     */
    void replaceAll(UserId userId, Collection<RecoveryCodeDigest> digests);

    /**
     * Uses up a code: a single conditional write, one caller wins.
     *
     * @param userId whose
     * @param digest of the code
     * @return whether this caller won
     */
    boolean redeem(UserId userId, RecoveryCodeDigest digest);

    /**
     * Counts the unused codes.
     *
     * @param userId whose
     * @return how many are left
     */
    int count(UserId userId);
}
