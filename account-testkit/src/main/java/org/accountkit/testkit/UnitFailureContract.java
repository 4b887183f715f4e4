package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.user.AccountState;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link UnitOfWork} on what remains after a failure. Extend it to test your own. */
@Promise("A UnitOfWork")
public abstract class UnitFailureContract extends PortContract {

    /** More than a pool of connections has. */
    private static final int UNITS = 64;

    private final List<String> done = new ArrayList<>();
    private UnitOfWork units;

    /** For subclasses. */
    protected UnitFailureContract() {}

    @BeforeEach
    void openUnits() {
        units = stores.unitOfWork();
    }

    @Test
    void keepsNoConnectionOfAUnitThatFailed() {
        for (int i = 0; i < UNITS; i++) {
            assertThatThrownBy(() -> units.execute(() -> {
                        write(ada);
                        throw new IllegalStateException("no");
                    }))
                    .as("unit %s of those that fail", i)
                    .hasMessage("no");
            assertThatThrownBy(() -> units.execute(() -> {
                        throw new AssertionError("no");
                    }))
                    .as("unit %s of those that end with an error", i)
                    .hasMessage("no");
        }

        units.execute(() -> write(ada));
        assertThat(epoch(ada)).isEqualTo(1);
    }

    @Test
    void keepsNoConnectionOfARunThatLostARace() {
        for (int i = 0; i < UNITS; i++) {
            AtomicBoolean lost = new AtomicBoolean();
            units.execute(() -> {
                write(ada);
                if (lost.compareAndSet(false, true)) {
                    throw new LostRaceException();
                }
            });
        }

        assertThat(epoch(ada)).isEqualTo(UNITS);
    }

    @Test
    void keepsWhatAnInnerUnitWroteIfTheOuterOneSwallowsItsFailure() {
        units.execute(() -> {
            assertThatThrownBy(() -> units.execute(() -> {
                        write(ada);
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            write(bob);
        });

        assertThat(epoch(ada)).as("what the inner unit wrote").isEqualTo(1);
        assertThat(epoch(bob)).as("what the outer unit wrote").isEqualTo(1);
    }

    @Test
    void commitsNothingAfterAStoreHasFailed() {
        SampleRows rows = new SampleRows(stores);
        stores.sessions().add(rows.session(), rows.digest);

        assertThatThrownBy(() -> units.execute(() -> {
                    write(ada);
                    assertThatThrownBy(() -> stores.sessions().add(rows.session(rows.otherId, NOW), rows.digest))
                            .isInstanceOf(LostRaceException.class);
                }))
                .as("a unit whose work swallows the failure of a store")
                .isInstanceOf(RuntimeException.class);

        assertThat(epoch(ada)).as("what the failed unit wrote").isZero();
    }

    @Test
    void runsTheOtherActionsWhenOneFailsAfterTheCommit() {
        units.execute(() -> {
            write(ada);
            units.afterCommit(() -> {
                throw new IllegalStateException("no");
            });
            units.afterCommit(() -> done.add("next"));
        });

        assertThat(done).containsExactly("next");
        assertThat(epoch(ada)).isEqualTo(1);
    }

    @Test
    void letsAnActionWithoutAUnitFail() {
        assertThatThrownBy(() -> units.afterCommit(() -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThatCode(() -> units.execute(() -> write(ada))).doesNotThrowAnyException();
    }

    private void write(UserId user) {
        stores.accountStates().raiseEpoch(user);
    }

    private long epoch(UserId user) {
        return stores.accountStates().find(user).map(AccountState::epoch).orElse(0L);
    }
}
