package org.accountkit.signin;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

/** Keeps known devices by the digest of their token. */
public interface KnownDeviceStore {

    /**
     * Adds a device, and forgets the oldest of its user beyond a number.
     *
     * @param device the new device
     * @param digest of its token, unique
     * @param most how many devices a user may have
     */
    void add(KnownDevice device, TokenDigest digest, int most);

    /**
     * Finds the device behind a digest.
     *
     * @param digest of a token
     * @return it, good or not; empty when there is none
     */
    Optional<KnownDevice> find(TokenDigest digest);

    /**
     * Forgets all devices of a user.
     *
     * @param userId whose
     */
    void deleteAll(UserId userId);

    /**
     * Forgets devices that are over.
     *
     * @param expiredBefore those whose end is before
     * @return how many
     */
    int sweep(Instant expiredBefore);
}
