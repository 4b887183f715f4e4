package org.accountkit.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

/** Keeps known devices by the digest of their token. */
public interface KnownDeviceStore {

    /**
     * Adds a device, and forgets those of its user that were used least recently beyond a number; never the new one.
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
     * Lists the devices of a user, those that are over too.
     *
     * @param userId whose
     * @return the devices, most recently used first
     */
    List<KnownDevice> list(UserId userId);

    /**
     * Notes when a device was used; never moves the time back, and does nothing where there is no such device.
     *
     * @param id its public id
     * @param at when
     */
    void recordUse(String id, Instant at);

    /**
     * Forgets a device.
     *
     * @param userId whose; nobody else's device is forgotten
     * @param id its public id
     * @return whether there was one
     */
    boolean delete(UserId userId, String id);

    /**
     * Forgets all devices of a user but one.
     *
     * @param userId whose
     * @param keepId public id of the one that stays
     * @return how many
     */
    int deleteOthers(UserId userId, String keepId);

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
