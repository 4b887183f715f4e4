package org.accountkit.signin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.secret.Secret;
import org.accountkit.signin.DeviceService.DevicePolicy;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenKind;
import org.accountkit.user.UserId;

/**
 * The register of devices that have completed a sign-in.
 *
 * @param context clock and token format
 * @param devices the store for known devices
 * @param policy how long they stay known
 */
public record DeviceRegister(ServiceContext context, KnownDeviceStore devices, DevicePolicy policy) {

    /**
     * Returns a user's devices that are still known.
     *
     * @param userId the user's id
     * @return the devices, most recently used first
     */
    public List<KnownDevice> validOf(UserId userId) {
        Instant now = context.now();
        return devices.list(userId).stream()
                .filter(device -> now.isBefore(device.expiresAt()))
                .toList();
    }

    /**
     * Finds the presented device, if it is one of this user's known devices.
     *
     * @param userId the user's id
     * @param presented the presented device token
     * @return the device
     */
    public Optional<KnownDevice> find(UserId userId, Optional<Secret> presented) {
        return presented
                .flatMap(text -> context.tokens().parse(TokenKind.DEVICE, text))
                .flatMap(token -> devices.find(token.digest()))
                .filter(device ->
                        device.userId().equals(userId) && context.now().isBefore(device.expiresAt()));
    }

    /** Records another sign-in from a known device, within the current unit of work. */
    void recordUse(KnownDevice device, Instant now) {
        devices.recordUse(device.id(), now);
    }

    /** Registers a device, within the current unit of work, and returns the device's token. */
    Secret register(UserId userId, RequestOrigin origin, Instant now) {
        Token token = context.tokens().issue(TokenKind.DEVICE);
        KnownDevice device = new KnownDevice(
                UUID.randomUUID().toString(), userId, origin.client(), now, now, now.plus(policy.life()));
        devices.add(device, token.digest(), policy.most());
        return token.text();
    }
}
