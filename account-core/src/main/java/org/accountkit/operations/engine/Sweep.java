package org.accountkit.operations.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.password.PasswordResetStore;
import org.accountkit.session.SessionService.SessionPolicy;
import org.accountkit.session.SessionStore;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.signin.PendingSignInStore;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.user.UserStore;

/**
 * Deletes expired and stale rows, in all realms and in batches, each in its own unit of work. Several nodes may sweep at
 * the same time.
 *
 * @param context clock and unit of work
 * @param policy how long sessions last
 * @param retention how long audit events are kept; empty for ever
 * @param sessions the store for sessions
 * @param pendingSignIns the store for pending sign-ins
 * @param resets the store for password reset tokens
 * @param totps the store for pending enrolments
 * @param devices the store for known devices
 * @param attempts the store for attempt counters
 * @param keys the store for API keys
 * @param users finds the realms of owners
 * @param log the store for audit events
 */
public record Sweep(
        ServiceContext context,
        SessionPolicy policy,
        Optional<Duration> retention,
        SessionStore sessions,
        PendingSignInStore pendingSignIns,
        PasswordResetStore resets,
        TotpStore totps,
        KnownDeviceStore devices,
        AttemptStore attempts,
        ApiKeyStore keys,
        UserStore users,
        AuditLog log) {

    private static final int BATCH = 500;

    /** Other work waits on the same thread. */
    private static final int BATCHES_IN_A_WHILE = 20;

    /** Times of last use are written in batches, so a use may not have been written yet. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * Sweeps until nothing is left to delete.
     *
     * @return how many rows were deleted
     */
    public int run() {
        return batches().mapToInt(batch -> run(batch, Integer.MAX_VALUE)).sum();
    }

    /**
     * Sweeps for a short time.
     *
     * @return whether nothing was left to delete
     */
    public boolean runAWhile() {
        List<Integer> rows =
                batches().map(batch -> run(batch, BATCHES_IN_A_WHILE)).toList();
        return rows.stream().allMatch(deleted -> deleted < BATCH * BATCHES_IN_A_WHILE);
    }

    private int run(IntSupplier batch, int most) {
        int deleted = 0;
        int rows = BATCH;
        for (int i = 0; i < most && rows == BATCH; i++) {
            rows = context.units().run(batch::getAsInt);
            deleted += rows;
        }
        return deleted;
    }

    private Stream<IntSupplier> batches() {
        Instant now = context.now();
        Instant idleSince = now.minus(policy.idle()).minus(PATIENCE);
        return Stream.of(
                () -> sessions.sweep(now, idleSince, BATCH),
                () -> pendingSignIns.sweep(now, BATCH),
                () -> resets.sweep(now, BATCH),
                () -> totps.sweepPending(now, BATCH),
                () -> devices.sweep(now, BATCH),
                () -> attempts.sweep(now, BATCH),
                () -> sweepKeys(now),
                () -> retention
                        .map(kept -> log.deleteBefore(now.minus(kept), BATCH))
                        .orElse(0));
    }

    private int sweepKeys(Instant now) {
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
