package org.accountkit.jpa;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.user.AccountState;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.UserId;

final class JpaAccountStateStore implements AccountStateStore {

    private final Database database;

    JpaAccountStateStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<AccountState> find(UserId userId) {
        return database.first(
                        AccountStateRow.class, "select s from account_state s where s.userId = ?1", userId.value())
                .map(AccountStateRow::toState);
    }

    @Override
    public Map<UserId, AccountState> findAll(Collection<UserId> userIds) {
        return InLists.list(
                        userIds.stream().map(UserId::value).toList(),
                        ids -> database.list(
                                AccountStateRow.class, "select s from account_state s where s.userId in ?1", ids))
                .stream()
                .map(AccountStateRow::toState)
                .collect(toMap(AccountState::userId, identity()));
    }

    @Override
    public List<AccountState> list(Optional<UserId> after, int limit) {
        return database
                .page(
                        AccountStateRow.class,
                        limit,
                        "select s from account_state s where s.userId > ?1 order by s.userId",
                        after.map(UserId::value).orElse(""))
                .stream()
                .map(AccountStateRow::toState)
                .toList();
    }

    @Override
    public void addAll(Collection<AccountState> states) {
        database.insertAll(states.stream().map(AccountStateRow::new).toList());
    }

    @Override
    public AccountState lock(UserId userId) {
        return database.inUnit(() -> {
            lockOnly(userId);
            return find(userId).orElseThrow();
        });
    }

    @Override
    public void lockOnly(UserId userId) {
        database.inUnit(() -> {
            if (!update("s.lockCount = s.lockCount + ?1", 1, userId)) {
                insert(AccountState.initial(userId));
            }
        });
    }

    @Override
    public long raiseEpoch(UserId userId) {
        return database.inUnit(() -> {
            if (update("s.epoch = s.epoch + ?1", 1, userId)) {
                return find(userId).orElseThrow().epoch();
            }
            insert(new AccountState(userId, 1, false, false, 0, Optional.empty()));
            return 1L;
        });
    }

    @Override
    public boolean raiseEpochTo(UserId userId, long epoch) {
        return database.inUnit(() -> {
            int raised = database.update(
                    "update account_state s set s.epoch = ?1 where s.userId = ?2 and s.epoch < ?1",
                    epoch,
                    userId.value());
            boolean absent = raised == 0 && find(userId).isEmpty();
            if (absent) {
                insert(new AccountState(userId, epoch, false, false, 0, Optional.empty()));
            }
            return raised == 1 || absent;
        });
    }

    @Override
    public boolean edit(
            UserId userId, long expectedVersion, boolean passwordChangeRequired, boolean twoFactorRequired) {
        return database.inUnit(() -> {
            if (editStored(userId, expectedVersion, passwordChangeRequired, twoFactorRequired)) {
                return true;
            }
            boolean first = expectedVersion == 0 && find(userId).isEmpty();
            if (first) {
                insert(new AccountState(userId, 0, passwordChangeRequired, twoFactorRequired, 1, Optional.empty()));
            }
            return first;
        });
    }

    private boolean editStored(
            UserId userId, long expectedVersion, boolean passwordChangeRequired, boolean twoFactorRequired) {
        return database.update(
                        "update account_state s set s.passwordChangeRequired = ?1, s.twoFactorRequired = ?2,"
                                + " s.version = s.version + 1 where s.userId = ?3 and s.version = ?4",
                        passwordChangeRequired,
                        twoFactorRequired,
                        userId.value(),
                        expectedVersion)
                == 1;
    }

    @Override
    public void setPasswordChangeRequired(UserId userId, boolean required) {
        database.inUnit(() -> {
            if (!update("s.passwordChangeRequired = ?1", required, userId)) {
                insert(new AccountState(userId, 0, required, false, 0, Optional.empty()));
            }
        });
    }

    @Override
    public void recordSignIn(UserId userId, Instant at) {
        database.inUnit(() -> {
            if (!update("s.lastSignInAt = ?1", at.toEpochMilli(), userId)) {
                insert(new AccountState(userId, 0, false, false, 0, Optional.of(at)));
            }
        });
    }

    @Override
    public void delete(UserId userId) {
        database.update("delete from account_state s where s.userId = ?1", userId.value());
    }

    private boolean update(String assignment, Object value, UserId userId) {
        return database.update(
                        "update account_state s set " + assignment + " where s.userId = ?2", value, userId.value())
                == 1;
    }

    private void insert(AccountState state) {
        database.insert(new AccountStateRow(state));
    }
}
