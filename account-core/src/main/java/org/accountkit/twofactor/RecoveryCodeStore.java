package org.accountkit.twofactor;

import java.util.Collection;
import org.accountkit.user.UserId;

/** Stores the digests of unused recovery codes. */
public interface RecoveryCodeStore {

    /**
     * Replaces all codes of a user.
     *
     * @param userId the user's id
     * @param digests the digests of the new codes, may be empty
     */
    void replaceAll(UserId userId, Collection<RecoveryCodeDigest> digests);

    /**
     * Redeems a code in a single conditional write, so that only one caller wins.
     *
     * @param userId the user's id
     * @param digest the digest of the code
     * @return whether the write won
     */
    boolean redeem(UserId userId, RecoveryCodeDigest digest);

    /**
     * Counts a user's unused codes.
     *
     * @param userId the user's id
     * @return how many remain
     */
    int count(UserId userId);
}
