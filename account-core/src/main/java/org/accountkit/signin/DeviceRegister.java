package org.accountkit.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.access.ServiceContext;
import org.accountkit.token.Token;
import org.accountkit.token.TokenKind;
import org.accountkit.user.UserId;

/** Knows the devices that completed a sign-in. */
final class DeviceRegister {

    private static final Duration LIFE = Duration.ofDays(180);
    private static final int MOST = 10;

    private final ServiceContext context;
    private final KnownDeviceStore devices;

    DeviceRegister(ServiceContext context, KnownDeviceStore devices) {
        this.context = context;
        this.devices = devices;
    }

    /** The presented device, if it is known as one of this user's. */
    Optional<KnownDevice> find(UserId userId, Optional<Token> presented) {
        return presented
                .flatMap(token -> devices.find(token.digest()))
                .filter(device ->
                        device.userId().equals(userId) && context.now().isBefore(device.expiresAt()));
    }

    Token register(UserId userId) {
        Token token = context.tokens().issue(TokenKind.DEVICE);
        Instant now = context.now();
        KnownDevice device = new KnownDevice(UUID.randomUUID().toString(), userId, now, now.plus(LIFE));
        devices.add(device, token.digest(), MOST);
        return token;
    }
}
