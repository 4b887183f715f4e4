package org.accountkit.signin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.engine.DeviceRegister;

/**
 * The caller's known devices, from which sign-ins have been completed. Removing a device ends no access; the device
 * only counts as unknown at the next sign-in. Safe for use by several threads.
 */
public final class DeviceService {

    /** Who may list and remove their own devices. */
    public static final AccessRule MANAGE = AccessRule.session();

    private final ServiceContext context;
    private final DeviceRegister register;

    /**
     * Creates the service. For AccountKit's own use: a host calls {@code AccountServices.devices()}.
     *
     * @param register the register of known devices
     */
    @SuppressWarnings("exports") // a host cannot name the register's type
    public DeviceService(DeviceRegister register) {
        this.context = register.context();
        this.register = register;
    }

    /** {@return how long devices stay known, for the cookie that keeps their tokens} */
    public DevicePolicy policy() {
        return register.policy();
    }

    /**
     * Returns the caller's devices that are still known, most recently used first.
     *
     * @param caller the caller
     * @return the devices
     */
    public List<KnownDevice> list(Caller caller) {
        context.check(MANAGE, caller);
        return register.validOf(caller.userId());
    }

    /**
     * Recognizes the device from which a request comes.
     *
     * @param caller the caller
     * @param presented the presented device tokens, well-formed or not
     * @return the device's public id; empty if it is not one of the caller's devices
     */
    public Optional<String> current(Caller caller, Optional<Secret> presented) {
        return register.find(caller.userId(), presented).map(KnownDevice::id);
    }

    /**
     * Removes one of the caller's devices.
     *
     * @param caller the caller
     * @param deviceId the device's public id
     * @throws org.accountkit.access.RefusedException {@code not-found} if the caller has no such device
     */
    public void forget(Caller caller, String deviceId) {
        context.acting(MANAGE, caller).execute(current -> {
            if (!register.devices().delete(caller.userId(), deviceId)) {
                throw RefusalCode.NOT_FOUND.refused();
            }
            context.audit()
                    .by(AuditEventType.DEVICE_REMOVAL, caller)
                    .with("device", deviceId)
                    .succeeded();
        });
    }

    /**
     * Removes all of the caller's devices except the one from which the request comes.
     *
     * @param caller the caller
     * @param presented the presented device tokens
     * @return how many were removed
     */
    public int forgetOthers(Caller caller, Optional<Secret> presented) {
        return context.acting(MANAGE, caller).run(confirmed -> {
            int forgotten = register.forgetOthers(caller.userId(), presented);
            context.audit()
                    .by(AuditEventType.DEVICE_REMOVAL, caller)
                    .with("devices", forgotten)
                    .succeeded();
            return forgotten;
        });
    }

    /**
     * How long a device stays known.
     *
     * @param life how long from the sign-in that made it known, at most 400 days
     * @param most how many a user may have, 1 to 100
     */
    public record DevicePolicy(Duration life, int most) {

        /** The longest that a browser keeps a token for us (draft-ietf-httpbis-rfc6265bis, section 5.5). */
        private static final Duration LONGEST_LIFE = Duration.ofDays(400);

        private static final int MOST_DEVICES = 100;

        /** 180 days, at most 10 a user. */
        public static final DevicePolicy DEFAULT = new DevicePolicy(Duration.ofDays(180), 10);

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException when one is out of range
         */
        public DevicePolicy {
            if (life.isZero() || life.isNegative() || life.compareTo(LONGEST_LIFE) > 0) {
                throw new IllegalArgumentException("A device is known for at most 400 days.");
            }
            if (most < 1 || most > MOST_DEVICES) {
                throw new IllegalArgumentException("A user has 1 to " + MOST_DEVICES + " known devices.");
            }
        }
    }
}
