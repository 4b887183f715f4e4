package org.accountkit.operations.engine;

import java.time.Duration;
import java.time.Instant;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.session.SessionPolicy;
import org.accountkit.session.SessionStore;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.signin.PendingSignInStore;
import org.accountkit.throttle.AttemptStore;

/**
 * Deletes what is over, of all realms.
 *
 * @param context clock and unit of work
 * @param policy how long sessions live
 * @param sessions where sessions are kept
 * @param pendingSignIns where pending sign-ins are kept
 * @param devices where known devices are kept
 * @param attempts where attempt counters are kept
 */
public record Sweep(
        ServiceContext context,
        SessionPolicy policy,
        SessionStore sessions,
        PendingSignInStore pendingSignIns,
        KnownDeviceStore devices,
        AttemptStore attempts) {

    /** Last use is written in batches: a little patience for what is under way. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * Sweeps once.
     *
     * @return how many rows were deleted
     */
    public int run() {
        Instant now = context.now();
        return context.units()
                .run(() -> sessions.sweep(now, now.minus(policy.idle()).minus(PATIENCE))
                        + pendingSignIns.sweep(now)
                        + devices.sweep(now)
                        + attempts.sweep(now));
    }
}
