package org.accountkit.examples.standalone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.accountkit.jpa.JpaStores;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/** Threads of this node that try the same at the same moment, while those of other nodes do. */
final class NodeContest {

    private final JpaStores stores;
    private final ExecutorService threads = Executors.newCachedThreadPool(NodeContest::daemon);

    NodeContest(JpaStores stores) {
        this.stores = stores;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "contest");
        thread.setDaemon(true);
        return thread;
    }

    static AttemptKey attempts(UserId user) {
        return AttemptKey.of("contest", Realm.DEFAULT, user.value());
    }

    /** Returns how many threads succeeded, and how many were told that the database is unavailable. */
    String run(String kind, int contestants, UserId user, String detail) {
        CyclicBarrier start = new CyclicBarrier(contestants);
        Callable<Boolean> attempt = () -> {
            start.await();
            return succeeds(kind, user, detail);
        };
        int won = 0;
        int unavailable = 0;
        for (Future<Boolean> result : submit(Collections.nCopies(contestants, attempt))) {
            try {
                won += result.get() ? 1 : 0;
            } catch (ExecutionException e) {
                unavailable += requireUnavailable(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return won + " " + unavailable;
    }

    private List<Future<Boolean>> submit(List<Callable<Boolean>> attempts) {
        List<Future<Boolean>> results = new ArrayList<>();
        attempts.forEach(attempt -> results.add(threads.submit(attempt)));
        return results;
    }

    private static int requireUnavailable(Throwable failure) {
        if (failure instanceof StoreUnavailableException) {
            return 1;
        }
        throw new IllegalStateException(failure);
    }

    private boolean succeeds(String kind, UserId user, String detail) {
        return switch (kind) {
            case "step" -> stores.totps().consumeStep(user, Long.parseLong(detail));
            case "code" -> stores.recoveryCodes().redeem(user, digest(detail));
            case "epoch" -> stores.accountStates().raiseEpoch(user) > 0;
            case "failure" -> countsFailure(attempts(user));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static RecoveryCodeDigest digest(String hex) {
        return RecoveryCodeDigest.of(HexFormat.of().parseHex(hex));
    }

    /** As the throttle does: compare, set, and try again if somebody else was faster. */
    private boolean countsFailure(AttemptKey key) {
        boolean counted = false;
        while (!counted) {
            Optional<Attempts> before = stores.attempts().find(key);
            Attempts next = new Attempts(before.map(Attempts::count).orElse(0) + 1, Instant.EPOCH, Instant.EPOCH);
            counted = stores.attempts().replace(key, before, next, Optional.empty());
        }
        return true;
    }
}
