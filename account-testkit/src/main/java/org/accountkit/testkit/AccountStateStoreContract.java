package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.user.AccountState;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link AccountStateStore}. Extend it to test your own implementation. */
@Promise("An AccountStateStore")
public abstract class AccountStateStoreContract extends PortContract {

    private AccountStateStore states;

    /** For subclasses. */
    protected AccountStateStoreContract() {}

    @BeforeEach
    void openStates() {
        states = stores.accountStates();
    }

    @Test
    void findsNothingForAUserWhoseStateNeverChanged() {
        assertThat(states.find(ada)).isEmpty();
        assertThat(states.findAll(List.of(ada, bob))).isEmpty();
        assertThat(states.findAll(List.of())).isEmpty();
    }

    @Test
    void findsThoseOfSeveralThatExist() {
        List<UserId> many = Stream.generate(UserId::random).limit(250).toList();
        many.forEach(states::raiseEpoch);
        UserId last = many.get(249);
        states.raiseEpoch(last);

        Map<UserId, AccountState> found =
                states.findAll(Stream.concat(many.stream(), Stream.of(ada)).toList());

        assertThat(found)
                .containsOnlyKeys(many)
                .containsEntry(last, new AccountState(last, 2, false, false, 0, none()));
    }

    @Test
    void distinguishesUserIdsByCase() {
        UserId lower = new UserId("a" + ada.value());
        UserId upper = new UserId("A" + ada.value());
        states.raiseEpoch(lower);

        assertThat(states.find(upper)).isEmpty();
        assertThat(states.raiseEpoch(upper)).isEqualTo(1);
    }

    @Test
    void addsManyTogether() {
        AccountState first = new AccountState(ada, 0, true, false, 0, Optional.empty());
        AccountState second = new AccountState(bob, 3, false, true, 2, Optional.of(NOW));

        states.addAll(List.of(first, second));

        assertThat(states.find(ada)).contains(first);
        assertThat(states.find(bob)).contains(second);
    }

    @Test
    void locksAStateWithoutChangingIt() {
        states.edit(ada, 0, true, true);

        AccountState locked = stores.unitOfWork().run(() -> states.lock(ada));

        assertThat(locked).isEqualTo(new AccountState(ada, 0, true, true, 1, none()));
        assertThat(states.find(ada)).contains(locked);
    }

    @Test
    void locksTheStateOfAUserWithoutARow() {
        assertThat(stores.unitOfWork().run(() -> states.lock(ada))).isEqualTo(AccountState.initial(ada));
        assertThat(states.find(ada)).contains(AccountState.initial(ada));
    }

    @Test
    void letsOneUnitAtATimeChangeALockedState() {
        states.raiseEpoch(ada);

        List<Boolean> won = Race.results(stores.unitOfWork(), () -> {
            long version = states.lock(ada).version();
            return states.edit(ada, version, true, true);
        });

        assertThat(won).containsOnly(true);
        assertThat(states.find(ada).map(AccountState::version)).contains((long) won.size());
    }

    @Test
    void letsOneUnitAtATimeChangeAStateThatIsOnlyLocked() {
        List<Boolean> won = Race.results(stores.unitOfWork(), () -> {
            states.lockOnly(ada);
            long version = states.find(ada).orElseThrow().version();
            return states.edit(ada, version, true, true);
        });

        assertThat(won).containsOnly(true);
        assertThat(states.find(ada).map(AccountState::version)).contains((long) won.size());
    }

    @Test
    void raisesTheEpochByOne() {
        assertThat(states.raiseEpoch(ada)).isEqualTo(1);
        assertThat(states.raiseEpoch(ada)).isEqualTo(2);

        assertThat(states.find(ada)).contains(new AccountState(ada, 2, false, false, 0, none()));
        assertThat(states.find(bob)).isEmpty();
    }

    @Test
    void givesEveryConcurrentRaiseADifferentEpoch() {
        states.raiseEpoch(ada);

        List<Long> epochs = Race.results(stores.unitOfWork(), () -> states.raiseEpoch(ada));

        assertThat(epochs).doesNotHaveDuplicates();
        assertThat(states.find(ada).orElseThrow().epoch()).isEqualTo(1 + epochs.size());
    }

    @Test
    void editsAUserWithoutARowFromVersionZero() {
        boolean won = states.edit(ada, 0, true, false);

        assertThat(won).isTrue();
        assertThat(states.find(ada)).contains(new AccountState(ada, 0, true, false, 1, none()));
    }

    @Test
    void rejectsAStaleVersion() {
        states.edit(ada, 0, true, false);

        assertThat(states.edit(ada, 0, false, true)).isFalse();
        assertThat(states.edit(ada, 2, false, true)).isFalse();
        assertThat(states.edit(bob, 1, false, true)).isFalse();

        assertThat(states.find(ada)).contains(new AccountState(ada, 0, true, false, 1, none()));
        assertThat(states.find(bob).map(AccountState::version).orElse(0L)).isZero();
    }

    @Test
    void letsOneOfSeveralConcurrentEditsWin() {
        for (int version = 0; version < Race.ROUNDS; version++) {
            long expected = version;

            long winners = Race.winners(stores.unitOfWork(), () -> states.edit(ada, expected, true, true));

            assertThat(winners).isEqualTo(1);
        }
        assertThat(states.find(ada).orElseThrow().version()).isEqualTo(Race.ROUNDS);
    }

    @Test
    void setsARequirementWithoutTouchingTheRest() {
        states.edit(ada, 0, false, true);
        states.raiseEpoch(ada);

        states.setPasswordChangeRequired(ada, true);

        assertThat(states.find(ada)).contains(new AccountState(ada, 1, true, true, 1, none()));
    }

    @Test
    void clearsARequirement() {
        states.setPasswordChangeRequired(ada, true);

        states.setPasswordChangeRequired(ada, false);

        assertThat(states.find(ada)).contains(AccountState.initial(ada));
    }

    @Test
    void recordsASignInWithoutTouchingTheRest() {
        states.edit(ada, 0, true, true);

        states.recordSignIn(ada, NOW);

        assertThat(states.find(ada)).contains(new AccountState(ada, 0, true, true, 1, Optional.of(NOW)));
    }

    @Test
    void keepsTheLastSignInThroughOtherChanges() {
        states.recordSignIn(ada, NOW);

        states.raiseEpoch(ada);
        states.edit(ada, 0, false, true);

        assertThat(states.find(ada)).contains(new AccountState(ada, 1, false, true, 1, Optional.of(NOW)));
    }

    @Test
    void deletesAState() {
        states.raiseEpoch(ada);
        states.raiseEpoch(bob);

        states.delete(ada);

        assertThat(states.find(ada)).isEmpty();
        assertThat(states.find(bob)).isPresent();
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
