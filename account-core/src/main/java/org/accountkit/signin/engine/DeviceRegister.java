package org.accountkit.signin.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.secret.Secret;
import org.accountkit.signin.DevicePolicy;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenKind;
import org.accountkit.user.UserId;

/**
 * Knows the devices that completed a sign-in.
 *
 * @param context clock and token format
 * @param devices where they are kept
 * @param policy how long they stay known
 */
public record DeviceRegister(ServiceContext context, KnownDeviceStore devices, DevicePolicy policy) {

    /** The presented device, if it is known as one of this user's. */
    Optional<KnownDevice> find(UserId userId, Optional<Secret> presented) {
        return presented
                .flatMap(text -> context.tokens().parse(TokenKind.DEVICE, text))
                .flatMap(token -> devices.find(token.digest()))
                .filter(device ->
                        device.userId().equals(userId) && context.now().isBefore(device.expiresAt()));
    }

    /** Makes a device known, within the unit of work that is under way; the token is the device's. */
    Secret register(UserId userId) {
        Token token = context.tokens().issue(TokenKind.DEVICE);
        Instant now = context.now();
        KnownDevice device = new KnownDevice(UUID.randomUUID().toString(), userId, now, now.plus(policy.life()));
        devices.add(device, token.digest(), policy.most());
        return token.text();
    }
}
