package org.accountkit.twofactor;

import java.util.Arrays;
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

    /** The stored form of a recovery code: SHA-256 over its user and the code, 32 bytes. */
    final class RecoveryCodeDigest {

        private final byte[] bytes;

        private RecoveryCodeDigest(byte[] bytes) {
            this.bytes = bytes;
        }

        /**
         * Creates a digest from its bytes.
         *
         * @param bytes 32 bytes
         * @return the digest
         */
        public static RecoveryCodeDigest of(byte[] bytes) {
            return new RecoveryCodeDigest(bytes.clone());
        }

        /** {@return a copy of the 32 bytes} */
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof RecoveryCodeDigest that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        /** {@return a constant that reveals nothing} */
        @Override
        public String toString() {
            return "RecoveryCodeDigest[redacted]";
        }
    }
}
