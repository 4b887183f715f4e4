package org.accountkit.signin;

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
 * The caller's known devices: those from which a sign-in was completed. A forgotten device opens nothing less than before;
 * it only counts as a stranger at the next sign-in. Safe for use by several threads.
 */
public final class DeviceService {

    /** Who may list and forget their own devices. */
    public static final AccessRule MANAGE = AccessRule.session();

    private final ServiceContext context;
    private final DeviceRegister register;

    /**
     * Devices in this register. For AccountKit's own use: a host calls {@code AccountServices.devices()}.
     *
     * @param register knows the devices
     */
    @SuppressWarnings("exports") // a host cannot name the register's type
    public DeviceService(DeviceRegister register) {
        this.context = register.context();
        this.register = register;
    }

    /**
     * Returns the caller's devices that are still known, the most recently used first.
     *
     * @param caller whose
     * @return the devices
     */
    public List<KnownDevice> list(Caller caller) {
        context.check(MANAGE, caller);
        return register.validOf(caller.userId());
    }

    /**
     * Recognizes the device that a request comes from.
     *
     * @param caller whose
     * @param presented the device token that the request carries, whatever it is
     * @return the public id of the device; empty when it is none of the caller's
     */
    public Optional<String> current(Caller caller, Optional<Secret> presented) {
        return register.find(caller.userId(), presented).map(KnownDevice::id);
    }

    /**
     * Forgets one of the caller's devices.
     *
     * @param caller whose
     * @param deviceId its public id
     * @throws org.accountkit.access.RefusedException {@code not-found} when the caller has no such device
     */
    public void forget(Caller caller, String deviceId) {
        context.check(MANAGE, caller);
        context.units().execute(() -> {
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
     * Forgets all of the caller's devices but the one that the request comes from.
     *
     * @param caller whose
     * @param presented the device token that the request carries
     * @return how many were forgotten
     */
    public int forgetOthers(Caller caller, Optional<Secret> presented) {
        context.check(MANAGE, caller);
        return context.units().run(() -> {
            int forgotten = register.devices()
                    .deleteOthers(caller.userId(), current(caller, presented).orElse(""));
            context.audit()
                    .by(AuditEventType.DEVICE_REMOVAL, caller)
                    .with("devices", forgotten)
                    .succeeded();
            return forgotten;
        });
    }
}
