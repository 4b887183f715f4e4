package org.accountkit.testkit;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.accountkit.user.AccountState;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.UserId;

final class InMemoryAccountStateStore implements AccountStateStore {

    private final InMemoryUnitOfWork units;
    private final Table<UserId, AccountState> states;

    InMemoryAccountStateStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.states = new Table<>(units);
    }

    @Override
    public Optional<AccountState> find(UserId userId) {
        return states.find(userId);
    }

    @Override
    public Map<UserId, AccountState> findAll(Collection<UserId> userIds) {
        Set<UserId> wanted = Set.copyOf(userIds);
        return states.all()
                .filter(state -> wanted.contains(state.userId()))
                .collect(Collectors.toUnmodifiableMap(AccountState::userId, state -> state));
    }

    @Override
    public List<AccountState> list(Optional<UserId> after, int limit) {
        return states.all()
                .filter(state -> after.isEmpty()
                        || state.userId().value().compareTo(after.get().value()) > 0)
                .sorted(Comparator.comparing(state -> state.userId().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public void addAll(Collection<AccountState> added) {
        units.execute(() -> added.forEach(state -> states.insert(state.userId(), state)));
    }

    @Override
    public AccountState lock(UserId userId) {
        return change(userId, state -> state);
    }

    @Override
    public long raiseEpoch(UserId userId) {
        return change(userId, state -> with(state, state.epoch() + 1, state.lastSignInAt()))
                .epoch();
    }

    @Override
    public boolean raiseEpochTo(UserId userId, long epoch) {
        return units.run(() -> {
            boolean won =
                    states.find(userId).filter(state -> state.epoch() >= epoch).isEmpty();
            if (won) {
                change(userId, state -> with(state, epoch, state.lastSignInAt()));
            }
            return won;
        });
    }

    @Override
    public boolean edit(
            UserId userId, long expectedVersion, boolean passwordChangeRequired, boolean twoFactorRequired) {
        return units.run(() -> {
            boolean won = current(userId).version() == expectedVersion;
            if (won) {
                change(userId, state -> edited(state, passwordChangeRequired, twoFactorRequired));
            }
            return won;
        });
    }

    @Override
    public void setPasswordChangeRequired(UserId userId, boolean required) {
        change(
                userId,
                state -> new AccountState(
                        userId,
                        state.epoch(),
                        required,
                        state.twoFactorRequired(),
                        state.version(),
                        state.lastSignInAt()));
    }

    @Override
    public void recordSignIn(UserId userId, Instant at) {
        change(userId, state -> with(state, state.epoch(), Optional.of(at)));
    }

    @Override
    public void delete(UserId userId) {
        states.remove(userId);
    }

    private AccountState change(UserId userId, UnaryOperator<AccountState> change) {
        return units.run(() -> {
            AccountState next = change.apply(current(userId));
            states.put(userId, next);
            return next;
        });
    }

    private AccountState current(UserId userId) {
        return states.find(userId).orElseGet(() -> AccountState.initial(userId));
    }

    private static AccountState with(AccountState state, long epoch, Optional<Instant> lastSignInAt) {
        return new AccountState(
                state.userId(),
                epoch,
                state.passwordChangeRequired(),
                state.twoFactorRequired(),
                state.version(),
                lastSignInAt);
    }

    private static AccountState edited(AccountState state, boolean passwordChange, boolean twoFactor) {
        return new AccountState(
                state.userId(), state.epoch(), passwordChange, twoFactor, state.version() + 1, state.lastSignInAt());
    }
}
