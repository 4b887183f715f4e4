package org.accountkit.signin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.DeviceForgetting;
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
public record DeviceRegister(ServiceContext context, KnownDeviceStore devices, DevicePolicy policy)
        implements DeviceForgetting {

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
     * @param presented the presented device tokens
     * @return the device
     */
    public Optional<KnownDevice> find(UserId userId, Optional<Secret> presented) {
        return find(presented)
                .map(Presented::device)
                .filter(device -> device.userId().equals(userId))
                .findFirst();
    }

    /** The presented devices that are known, whoever their users are. What is read depends on the tokens alone. */
    Stream<Presented> find(Optional<Secret> presented) {
        Instant now = context.now();
        return DeviceTokens.parse(presented, context.tokens()).stream()
                .flatMap(token -> devices.find(token.digest()).stream().map(device -> new Presented(token, device)))
                .filter(found -> now.isBefore(found.device().expiresAt()));
    }

    /** A presented token with its device. */
    record Presented(Token token, KnownDevice device) {}

    @Override
    public int forgetOthers(UserId userId, Optional<Secret> presented) {
        return devices.deleteOthers(
                userId, find(userId, presented).map(KnownDevice::id).orElse(""));
    }

    /**
     * Records another sign-in from a known device, within the current unit of work. It is later than the first one,
     * whatever the clock says: that is how the store recognizes a device that was used again.
     */
    void recordUse(KnownDevice device, Instant now) {
        Instant created = device.createdAt();
        devices.recordUse(device.id(), now.isAfter(created) ? now : created.plusMillis(1));
    }

    /**
     * Registers a device, within the current unit of work.
     *
     * @return the device's token, followed by the presented ones of the browser's other users
     */
    Secret register(UserId userId, RequestOrigin origin, Optional<Secret> presented, Instant now) {
        Stream<Token> others = find(presented).map(Presented::token);
        Token token = context.tokens().issue(TokenKind.DEVICE);
        KnownDevice device = new KnownDevice(
                UUID.randomUUID().toString(), userId, origin.client(), now, now, now.plus(policy.life()));
        devices.add(device, token.digest(), policy.most());
        return DeviceTokens.join(token, others);
    }
}
