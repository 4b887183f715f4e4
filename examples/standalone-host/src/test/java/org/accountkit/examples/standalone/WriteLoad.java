package org.accountkit.examples.standalone;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.accountkit.jpa.JpaStores;
import org.accountkit.session.Session;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/** Other users of this node, who sign in and out, fail and try again. */
final class WriteLoad {

    private static final int PAUSE_MILLIS = 5;

    private final JpaStores stores;
    private final AtomicInteger written = new AtomicInteger();
    private Optional<ScheduledExecutorService> running = Optional.empty();

    WriteLoad(JpaStores stores) {
        this.stores = stores;
    }

    synchronized String start() {
        if (running.isEmpty()) {
            ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(WriteLoad::daemon);
            ScheduledFuture<?> writing =
                    thread.scheduleWithFixedDelay(this::write, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            running = writing.isCancelled() ? Optional.empty() : Optional.of(thread);
        }
        return "ok";
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "load");
        thread.setDaemon(true);
        return thread;
    }

    /** Returns how many transactions were written. */
    synchronized String stop() {
        running.ifPresent(ScheduledExecutorService::shutdownNow);
        running = Optional.empty();
        return String.valueOf(written.getAndSet(0));
    }

    private void write() {
        try {
            UserId user = UserId.random();
            stores.unitOfWork().execute(() -> {
                stores.accountStates().lock(user);
                stores.sessions().add(session(user), digest());
            });
            stores.attempts()
                    .replace(
                            AttemptKey.of("load", Realm.DEFAULT, user.value()),
                            Optional.empty(),
                            new Attempts(1, Instant.EPOCH, Instant.EPOCH),
                            Optional.of(Instant.EPOCH));
            stores.sessions().deleteAll(user);
            written.addAndGet(3);
        } catch (RuntimeException e) {
            // A database that is down for a while is no reason to stop.
            System.err.println("The load was refused: " + e.getMessage());
        }
    }

    private static Session session(UserId user) {
        return new Session(
                UUID.randomUUID().toString(),
                user,
                0,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1));
    }

    private static TokenDigest digest() {
        UUID random = UUID.randomUUID();
        return TokenDigest.of(ByteBuffer.allocate(32)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits())
                .array());
    }
}
