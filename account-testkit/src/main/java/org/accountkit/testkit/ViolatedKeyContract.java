package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.user.AccountState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link UnitOfWork} makes of a key that is violated again and again. Extend it to test your own. */
@Promise("A violated key")
public abstract class ViolatedKeyContract extends PortContract {

    private final AtomicInteger runs = new AtomicInteger();

    /** For subclasses. */
    protected ViolatedKeyContract() {}

    /** The services then repeat the unit, and find what the other one has stored. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("takenKeys")
    void isReportedByTheStoreAsALostRace(TakenKey taken) {
        SampleRows rows = new SampleRows(stores);
        taken.first().accept(rows);

        assertThatThrownBy(() -> stores.unitOfWork().execute(() -> {
                    assertThatThrownBy(() -> taken.second().accept(rows))
                            .as("%s: what a second row with the same key throws", taken.store())
                            .isInstanceOf(LostRaceException.class);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
    }

    static Stream<TakenKey> takenKeys() {
        return TakenKey.all();
    }

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
