package org.accountkit.signin;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.ServiceContext;
import org.accountkit.token.Token;
import org.accountkit.token.TokenKind;
import org.accountkit.user.UserId;

/** Knows the devices that completed a sign-in. */
final class DeviceRegister {

    private final ServiceContext context;
    private final KnownDeviceStore devices;
    private final DevicePolicy policy;

    DeviceRegister(ServiceContext context, KnownDeviceStore devices, DevicePolicy policy) {
        this.context = context;
        this.devices = devices;
        this.policy = policy;
    }

    /** The presented device, if it is known as one of this user's. */
    Optional<KnownDevice> find(UserId userId, Optional<Token> presented) {
        return presented
                .flatMap(token -> devices.find(token.digest()))
                .filter(device ->
                        device.userId().equals(userId) && context.now().isBefore(device.expiresAt()));
    }

    /**
     * Notes that a sign-in from a device succeeded.
     *
     * @return the token of the device, where it was not known
     */
    Optional<Token> signedIn(UserId userId, Optional<Token> presented, RequestOrigin origin) {
        Optional<KnownDevice> known = find(userId, presented);
        known.ifPresent(device -> devices.recordUse(device.id(), context.now()));
        return known.isPresent() ? Optional.empty() : Optional.of(register(userId, origin));
    }

    private Token register(UserId userId, RequestOrigin origin) {
        Token token = context.tokens().issue(TokenKind.DEVICE);
        Instant now = context.now();
        KnownDevice device = new KnownDevice(
                UUID.randomUUID().toString(), userId, origin.client(), now, now, now.plus(policy.life()));
        devices.add(device, token.digest(), policy.most());
        return token;
    }
}
