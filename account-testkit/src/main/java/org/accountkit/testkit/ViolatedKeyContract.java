package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.user.AccountState;
import org.junit.jupiter.api.Test;

/** What every {@link UnitOfWork} makes of a key that is violated again and again. Extend it to test your own. */
public abstract class ViolatedKeyContract extends PortContract {

    private final AtomicInteger runs = new AtomicInteger();

    /** For subclasses. */
    protected ViolatedKeyContract() {}

    @Test
    void isADefectIfItIsViolatedInEveryRun() {
        assertThatThrownBy(() -> stores.unitOfWork().execute(() -> {
                    runs.incrementAndGet();
                    stores.accountStates().raiseEpoch(ada);
                    throw LostRaceException.ofKeyViolation();
                }))
                .isInstanceOf(StoreFailedException.class)
                .hasNoCause();

        assertThat(runs).hasValueGreaterThan(1);
        assertThat(stores.accountStates().find(ada).map(AccountState::epoch).orElse(0L))
                .isZero();
    }

    @Test
    void isNoDefectIfARaceWasLostToo() {
        assertThatThrownBy(() -> stores.unitOfWork().execute(() -> {
                    if (runs.incrementAndGet() == 1) {
                        throw new LostRaceException();
                    }
                    throw LostRaceException.ofKeyViolation();
                }))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void isRetriedLikeAnyLostRace() {
        long epoch = stores.unitOfWork().run(() -> {
            if (runs.incrementAndGet() == 1) {
                throw LostRaceException.ofKeyViolation();
            }
            return stores.accountStates().raiseEpoch(ada);
        });

        assertThat(epoch).isEqualTo(1);
    }
}
