package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.user.AccountState;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link UnitOfWork} on lost races. Extend it to test your own implementation. */
@Promise("A UnitOfWork")
public abstract class UnitRetryContract extends PortContract {

    private final AtomicInteger runs = new AtomicInteger();
    private final List<String> done = new ArrayList<>();
    private UnitOfWork units;

    /** For subclasses. */
    protected UnitRetryContract() {}

    @BeforeEach
    void openUnits() {
        units = stores.unitOfWork();
    }

    @Test
    void retriesTheUnitAfterALostRace() {
        long epoch = units.run(() -> {
            write(ada);
            loseTheFirst(2);
            return epoch(ada);
        });

        assertThat(runs).hasValue(3);
        assertThat(epoch).isEqualTo(1);
        assertThat(epoch(ada)).isEqualTo(1);
    }

    @Test
    void retriesASeparateUnitToo() {
        units.runApart(() -> {
            loseTheFirst(1);
            return stores.accountStates().raiseEpoch(ada);
        });

        assertThat(runs).hasValue(2);
        assertThat(epoch(ada)).isEqualTo(1);
    }

    @Test
    void retriesTheOutermostUnitWhenAnInnerOneLosesARace() {
        AtomicInteger outerRuns = new AtomicInteger();

        units.execute(() -> {
            outerRuns.incrementAndGet();
            write(ada);
            units.execute(() -> loseTheFirst(1));
        });

        assertThat(outerRuns).hasValue(2);
        assertThat(epoch(ada)).isEqualTo(1);
    }

    @Test
    void givesUpWhenEveryRaceIsLost() {
        assertThatThrownBy(() -> units.execute(() -> {
                    write(ada);
                    loseTheFirst(99);
                }))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(runs).hasValueBetween(3, 8);
        assertThat(epoch(ada)).isZero();
        assertThat(units.active()).isFalse();
    }

    @Test
    void retriesNothingButALostRace() {
        assertThatThrownBy(() -> units.execute(() -> {
                    runs.incrementAndGet();
                    throw new StoreUnavailableException("gone");
                }))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(runs).hasValue(1);
    }

    @Test
    void dropsAfterCommitActionsOnARetry() {
        units.execute(() -> {
            units.afterCommit(() -> done.add("once"));
            loseTheFirst(1);
        });

        assertThat(done).containsExactly("once");
    }

    @Test
    void losesNoUpdate() {
        long winners = Race.winners(units, () -> {
            long version =
                    stores.accountStates().find(ada).map(AccountState::version).orElse(0L);
            if (!stores.accountStates().edit(ada, version, true, true)) {
                throw new LostRaceException();
            }
            write(ada);
            return true;
        });

        assertThat(winners).isPositive();
        assertThat(epoch(ada)).isEqualTo(winners);
    }

    private void write(UserId user) {
        stores.accountStates().raiseEpoch(user);
    }

    private long epoch(UserId user) {
        return stores.accountStates().find(user).map(AccountState::epoch).orElse(0L);
    }

    private void loseTheFirst(int times) {
        if (runs.incrementAndGet() <= times) {
            throw new LostRaceException();
        }
    }
}
