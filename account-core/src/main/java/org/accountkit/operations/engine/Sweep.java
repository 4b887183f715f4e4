package org.accountkit.operations.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.session.SessionService.SessionPolicy;
import org.accountkit.session.SessionStore;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.signin.PendingSignInStore;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.user.UserStore;

/**
 * Deletes expired and stale rows, in all realms.
 *
 * @param context clock and unit of work
 * @param policy how long sessions last
 * @param sessions the store for sessions
 * @param pendingSignIns the store for pending sign-ins
 * @param devices the store for known devices
 * @param attempts the store for attempt counters
 * @param keys the store for API keys
 * @param users finds the realms of owners
 */
public record Sweep(
        ServiceContext context,
        SessionPolicy policy,
        SessionStore sessions,
        PendingSignInStore pendingSignIns,
        KnownDeviceStore devices,
        AttemptStore attempts,
        ApiKeyStore keys,
        UserStore users) {

    private static final int BATCH = 500;

    /** Times of last use are written in batches, so a use may not have been written yet. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * Sweeps once.
     *
     * @return how many rows were deleted
     */
    public int run() {
        Instant now = context.now();
        int rows = context.units()
                .run(() -> sessions.sweep(now, now.minus(policy.idle()).minus(PATIENCE))
                        + pendingSignIns.sweep(now)
                        + devices.sweep(now)
                        + attempts.sweep(now));
        return rows + sweepKeys(now);
    }

    private int sweepKeys(Instant now) {
        int swept = 0;
        int batch = BATCH;
        while (batch == BATCH) {
            batch = context.units().run(() -> sweepBatch(now));
            swept += batch;
        }
        return swept;
    }

    private int sweepBatch(Instant now) {
        List<ApiKey> expired = keys.findExpired(now, BATCH);
        expired.stream().filter(key -> keys.delete(key.owner(), key.id())).forEach(this::report);
        return expired.size();
    }

    /** In the owner's realm, whichever one the sweep was called in. */
    private void report(ApiKey key) {
        ServiceContext where = users.find(key.owner())
                .map(owner -> context.inRealm(owner.realm()))
                .orElse(context);
        where.audit()
                .byConsole(AuditEventType.API_KEY_EXPIRY)
                .about(key.owner())
                .with("key", key.id())
                .succeeded();
        where.notify(NoticeType.API_KEY_EXPIRED, key.owner(), RequestOrigin.unknown());
    }
}
