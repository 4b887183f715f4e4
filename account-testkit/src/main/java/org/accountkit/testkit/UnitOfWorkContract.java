package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.user.AccountState;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link UnitOfWork} and the stores that take part in it. Extend it to test your own
 * implementation.
 */
@Promise("A UnitOfWork")
public abstract class UnitOfWorkContract extends PortContract {

    /** Seconds. Whatever another thread waits for longer will never happen. */
    private static final int LONGEST_WAIT = 10;

    private final AtomicInteger runs = new AtomicInteger();
    private final List<String> done = new ArrayList<>();
    private UnitOfWork units;

    /** For subclasses. */
    protected UnitOfWorkContract() {}

    @BeforeEach
    void openUnits() {
        units = stores.unitOfWork();
    }

    @Test
    void returnsTheResultOfTheWork() {
        assertThat(units.run(() -> "this")).isEqualTo("this");
        assertThat(units.runApart(() -> "that")).isEqualTo("that");
    }

    @Test
    void commitsWhatWasWritten() {
        units.execute(() -> write(ada));

        assertThat(elsewhere(() -> epoch(ada))).isEqualTo(1);
    }

    @Test
    void readsWhatItWrote() {
        long epoch = units.run(() -> {
            write(ada);
            return epoch(ada);
        });

        assertThat(epoch).isEqualTo(1);
    }

    @Test
    void rollsBackWhenTheWorkFails() {
        write(ada);
        RuntimeException failure = new IllegalArgumentException("no");

        assertThatThrownBy(() -> units.execute(() -> {
                    write(ada);
                    write(bob);
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(epoch(ada)).isEqualTo(1);
        assertThat(epoch(bob)).isZero();
    }

    @Test
    void rollsBackWhenTheWorkIsRefused() {
        assertThatThrownBy(() -> units.execute(() -> {
                    write(ada);
                    throw RefusalCode.CONFLICT.refused();
                }))
                .isInstanceOf(RefusedException.class);

        assertThat(epoch(ada)).isZero();
    }

    @Test
    void rollsBackAfterAnError() {
        assertThatThrownBy(() -> units.execute(() -> {
                    write(ada);
                    throw new AssertionError("no");
                }))
                .isInstanceOf(AssertionError.class);

        assertThat(epoch(ada)).isZero();
        assertThat(units.active()).isFalse();
    }

    @Test
    void rollsBackDeletionsAndUpdatesToo() {
        write(ada);
        write(bob);

        assertThatThrownBy(() -> units.execute(() -> {
                    stores.accountStates().delete(ada);
                    stores.accountStates().edit(bob, 0, true, true);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(stores.accountStates().find(ada).map(AccountState::epoch)).contains(1L);
        assertThat(stores.accountStates().find(bob).map(AccountState::version)).contains(0L);
    }

    @Test
    void joinsTheActiveUnit() {
        assertThatThrownBy(() -> units.execute(() -> {
                    units.execute(() -> write(ada));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(epoch(ada)).isZero();
    }

    @Test
    void hidesWhatIsNotCommitted() {
        List<CompletableFuture<Long>> seen = new ArrayList<>();

        assertThatThrownBy(() -> units.execute(() -> {
                    write(ada);
                    seen.add(begunElsewhere(() -> epoch(ada)));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(seen)
                .singleElement()
                .satisfies(read -> assertThat(read.join()).isZero());
    }

    @Test
    void runsASeparateUnit() {
        assertThatThrownBy(() -> units.runApart(() -> {
                    write(ada);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        units.runApart(() -> stores.accountStates().raiseEpoch(bob));

        assertThat(epoch(ada)).isZero();
        assertThat(epoch(bob)).isEqualTo(1);
    }

    @Test
    void refusesASeparateUnitInsideAUnit() {
        assertThat(units.canRunApart()).isTrue();
        units.execute(() -> assertThat(units.canRunApart()).isFalse());
        units.execute(() -> assertThatThrownBy(() -> units.runApart(runs::incrementAndGet))
                .isInstanceOf(IllegalStateException.class));
        units.runApart(() -> assertThatThrownBy(() -> units.runApart(runs::incrementAndGet))
                .isInstanceOf(IllegalStateException.class));

        assertThat(runs).hasValue(0);
    }

    @Test
    void isActiveOnItsOwnThreadWhileItRuns() {
        assertThat(units.active()).isFalse();

        units.execute(() -> {
            assertThat(units.active()).isTrue();
            assertThat(elsewhere(units::active)).isFalse();
            units.execute(() -> assertThat(units.active()).isTrue());
            assertThat(units.active()).isTrue();
        });
        units.runApart(() -> assertThat(units.active()).isTrue());

        assertThat(units.active()).isFalse();
    }

    @Test
    void runsAnAfterCommitActionImmediatelyWithoutAUnit() {
        units.afterCommit(() -> done.add("now"));

        assertThat(done).containsExactly("now");
    }

    @Test
    void runsAnAfterCommitActionAfterTheCommit() {
        units.execute(() -> {
            write(ada);
            units.execute(() -> units.afterCommit(() -> done.add("epoch " + elsewhere(() -> epoch(ada)))));
            assertThat(done).isEmpty();
        });

        assertThat(done).containsExactly("epoch 1");
    }

    @Test
    void dropsAfterCommitActionsOnRollback() {
        assertThatThrownBy(() -> units.execute(() -> {
                    units.afterCommit(() -> done.add("never"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        units.execute(() -> write(ada));

        assertThat(done).isEmpty();
    }

    private void write(UserId user) {
        stores.accountStates().raiseEpoch(user);
    }

    private long epoch(UserId user) {
        return stores.accountStates().find(user).map(AccountState::epoch).orElse(0L);
    }

    private static <T> T elsewhere(Supplier<T> work) {
        return begunElsewhere(work).orTimeout(LONGEST_WAIT, TimeUnit.SECONDS).join();
    }

    private static <T> CompletableFuture<T> begunElsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }
}
