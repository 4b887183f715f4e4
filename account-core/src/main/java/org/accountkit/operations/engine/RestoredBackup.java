package org.accountkit.operations.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.engine.AccountRemoval;
import org.accountkit.apikey.ApiKey;
import org.accountkit.audit.AuditEventType;
import org.accountkit.operations.UpkeepOperations.Restoring;
import org.accountkit.twofactor.Totp;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.user.AccountState;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore.UserQuery;

/**
 * Ends what a restored backup revived. The epochs record the progress: an account whose epoch is the time of the restore
 * or later is done, since no epoch that was ever handed out is as high as a time in milliseconds.
 *
 * @param rotation the master keys, which go back too, and the download tokens
 * @param accounts the stores of everything that is kept of users
 * @param totp computes the current time step
 */
public record RestoredBackup(MasterKeyRotation rotation, AccountRemoval accounts, Totp totp) {

    private static final int BATCH = 500;

    /**
     * Ends everything that is older than the restore.
     *
     * @param restoredAt when the restored database went into service
     * @param progress called after each batch
     * @return the totals
     */
    public Restoring end(Instant restoredAt, Consumer<Restoring> progress) {
        if (restoredAt.isAfter(context().clock().instant())) {
            throw new IllegalArgumentException("The time of the restore is in the future.");
        }
        rotation.requireGoodKeys();
        Restoring done = new Restoring(0, 0, closeDownloads(restoredAt));
        progress.accept(done);
        done = endStored(restoredAt, done, progress);
        done = endKeys(restoredAt, done, progress);
        return endWithoutState(restoredAt, done, progress);
    }

    private int closeDownloads(Instant restoredAt) {
        return context().units().run(() -> {
            int closed = rotation.downloads().closeAll(restoredAt);
            record("downloads", closed);
            return closed;
        });
    }

    private Restoring endStored(Instant restoredAt, Restoring before, Consumer<Restoring> progress) {
        Restoring done = before;
        List<AccountState> page = accounts.states().list(Optional.empty(), BATCH);
        while (!page.isEmpty()) {
            done = done.plus(
                    endAccounts(
                            restoredAt, page.stream().map(AccountState::userId).toList()),
                    0);
            progress.accept(done);
            UserId last = page.get(page.size() - 1).userId();
            page = accounts.states().list(Optional.of(last), BATCH);
        }
        return done;
    }

    private long endAccounts(Instant restoredAt, List<UserId> page) {
        return context().units().run(() -> {
            long ended = page.stream()
                    .filter(userId -> endAccount(userId, restoredAt.toEpochMilli()))
                    .count();
            record("accounts", ended);
            return ended;
        });
    }

    private boolean endAccount(UserId userId, long epoch) {
        boolean won = accounts.states().raiseEpochTo(userId, epoch);
        if (won) {
            endCredentials(userId);
        }
        return won;
    }

    private void endCredentials(UserId userId) {
        accounts.sessionRows().deleteAll(userId);
        accounts.pendingSignIns().deleteAll(userId);
        accounts.resets().delete(userId);
        accounts.devices().deleteAll(userId);
        accounts.twoFactor().recoveryCodes().replaceAll(userId, List.of());
        totps().find(userId).ifPresent(this::spend);
        totps().findPending(userId).ifPresent(pending -> endEnrolment(userId, pending.id()));
    }

    /**
     * A code may have been used after the backup, but none for a step beyond the window. Where that step was withdrawn, it
     * remains so, and the one before it is spent.
     */
    private void spend(StoredTotp live) {
        UserId userId = live.credential().userId();
        long newest =
                totp.with(live.credential().parameters()).step(context().clock().instant()) + totp.window();
        if (!totps().consumeStep(userId, newest)) {
            totps().consumeStep(userId, newest - 1);
        }
    }

    private void endEnrolment(UserId userId, String id) {
        boolean left = true;
        while (left) {
            left = totps().takeTry(userId, id);
        }
    }

    private Restoring endKeys(Instant restoredAt, Restoring before, Consumer<Restoring> progress) {
        Restoring done = before;
        List<UserId> page = accounts.keys().owners(Optional.empty(), BATCH);
        while (!page.isEmpty()) {
            done = done.plus(0, endKeysOf(page, restoredAt));
            progress.accept(done);
            page = accounts.keys().owners(Optional.of(page.get(page.size() - 1)), BATCH);
        }
        return done;
    }

    private long endKeysOf(List<UserId> owners, Instant restoredAt) {
        return context().units().run(() -> {
            long ended = owners.stream()
                    .flatMap(owner -> accounts.keys().list(owner).stream())
                    .filter(key -> key.createdAt().isBefore(restoredAt))
                    .filter(this::delete)
                    .count();
            record("apiKeys", ended);
            return ended;
        });
    }

    private boolean delete(ApiKey key) {
        return accounts.keys().delete(key.owner(), key.id());
    }

    /** Nothing is stored of these users now, but a host may keep sessions of theirs under the epoch 0. */
    private Restoring endWithoutState(Instant restoredAt, Restoring before, Consumer<Restoring> progress) {
        Restoring done = before;
        UserQuery query = UserQuery.in(context().realm()).withLimit(BATCH);
        List<User> page = accounts.users().list(query);
        while (!page.isEmpty()) {
            done = done.plus(endAccounts(restoredAt, withoutState(page)), 0);
            progress.accept(done);
            page = accounts.users()
                    .list(query.withAfter(page.get(page.size() - 1).username().key()));
        }
        return done;
    }

    private List<UserId> withoutState(List<User> page) {
        List<UserId> ids = page.stream().filter(context()::sees).map(User::id).toList();
        Set<UserId> known = accounts.states().findAll(ids).keySet();
        return ids.stream().filter(id -> !known.contains(id)).toList();
    }

    private void record(String kind, long ended) {
        if (ended > 0) {
            context()
                    .audit()
                    .byConsole(AuditEventType.RESTORE)
                    .with("kind", kind)
                    .with("ended", ended)
                    .succeeded();
        }
    }

    private TotpStore totps() {
        return accounts.twoFactor().totps();
    }

    private ServiceContext context() {
        return rotation.context();
    }
}
