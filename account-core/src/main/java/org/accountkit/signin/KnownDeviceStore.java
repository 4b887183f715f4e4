package org.accountkit.signin;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

/** Stores known devices under the digest of their token. */
public interface KnownDeviceStore {

    /**
     * Adds a device. If the user then has too many, deletes the {@linkplain #surplus surplus}, never the new one.
     *
     * @param device the new device
     * @param digest the digest of its token, unique
     * @param most how many devices a user may have
     */
    void add(KnownDevice device, TokenDigest digest, int most);

    /**
     * Chooses which devices to delete when there are too many: first those that were never used again after they became
     * known, then those that were used least recently. Sign-ins without any cookie thus cannot displace the browser that
     * is in daily use.
     *
     * @param devices the user's devices except the new one
     * @param most how many of them may stay
     * @return the devices to delete
     */
    static List<KnownDevice> surplus(List<KnownDevice> devices, int most) {
        return devices.stream()
                .sorted(Comparator.comparing(KnownDevice::isUsedAgain)
                        .thenComparing(KnownDevice::lastSeenAt)
                        .thenComparing(KnownDevice::id))
                .limit(Math.max(0, devices.size() - most))
                .toList();
    }

    /**
     * Finds a device by the digest of its token.
     *
     * @param digest the digest of a token
     * @return the device, expired or not; empty if there is none
     */
    Optional<KnownDevice> find(TokenDigest digest);

    /**
     * Returns all devices of a user, including expired ones.
     *
     * @param userId the user's id
     * @return the devices, most recently used first
     */
    List<KnownDevice> list(UserId userId);

    /**
     * Records when a device was used. Never moves the time backwards, and does nothing if there is no such device.
     *
     * @param id the device's public id
     * @param at the time of use
     */
    void recordUse(String id, Instant at);

    /**
     * Deletes a device.
     *
     * @param userId the user's id; another user's device is never deleted
     * @param id the device's public id
     * @return whether it existed
     */
    boolean delete(UserId userId, String id);

    /**
     * Deletes all devices of a user except one.
     *
     * @param userId the user's id
     * @param keepId the public id of the device to keep
     * @return how many were deleted
     */
    int deleteOthers(UserId userId, String keepId);

    /**
     * Deletes all devices of a user.
     *
     * @param userId the user's id
     */
    void deleteAll(UserId userId);

    /**
     * Deletes expired devices.
     *
     * @param expiredBefore deletes devices that expired before this time
     * @param most the maximum number of devices to delete
     * @return how many were deleted
     */
    int sweep(Instant expiredBefore, int most);
}
