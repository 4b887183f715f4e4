package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.accountkit.throttle.AttemptKey;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.Attempts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AttemptStore} keeps to. Extend it to prove your own. */
public abstract class AttemptStoreContract extends PortContract {

    private static final Attempts ONE = new Attempts(1, NOW, NOW);
    private static final Attempts TWO = new Attempts(2, NOW, NOW.plusMillis(1));
    private static final Attempts THREE = new Attempts(3, NOW, NOW.plusMillis(2));

    private final AttemptKey key = key();
    private AttemptStore attempts;

    /** For subclasses. */
    protected AttemptStoreContract() {}

    @BeforeEach
    void openAttempts() {
        attempts = stores.attempts();
    }

    @Test
    void findsNoneWhereNoneCount() {
        assertThat(attempts.find(key)).isEmpty();
    }

    @Test
    void beginsACounter() {
        boolean won = attempts.replace(key, Optional.empty(), ONE);

        assertThat(won).isTrue();
        assertThat(attempts.find(key)).contains(ONE);
        assertThat(attempts.find(key())).isEmpty();
    }

    @Test
    void replacesACounterThatIsAsExpected() {
        attempts.replace(key, Optional.empty(), ONE);

        boolean won = attempts.replace(key, Optional.of(ONE), TWO);

        assertThat(won).isTrue();
        assertThat(attempts.find(key)).contains(TWO);
    }

    @Test
    void leavesACounterThatIsNotAsExpected() {
        attempts.replace(key, Optional.empty(), TWO);

        assertThat(attempts.replace(key, Optional.empty(), THREE)).isFalse();
        assertThat(attempts.replace(key, Optional.of(ONE), THREE)).isFalse();
        assertThat(attempts.replace(key, Optional.of(new Attempts(2, NOW, NOW)), THREE))
                .isFalse();
        assertThat(attempts.replace(key, Optional.of(new Attempts(2, NOW.plusMillis(1), TWO.last())), THREE))
                .isFalse();

        assertThat(attempts.find(key)).contains(TWO);
    }

    @Test
    void replacesNoCounterThatIsGone() {
        assertThat(attempts.replace(key, Optional.of(ONE), TWO)).isFalse();

        assertThat(attempts.find(key)).isEmpty();
    }

    @Test
    void leavesTheUnitOfWorkUsableAfterALoss() {
        attempts.replace(key, Optional.empty(), ONE);

        boolean won = stores.unitOfWork()
                .run(() -> !attempts.replace(key, Optional.empty(), TWO)
                        && attempts.replace(key, Optional.of(ONE), THREE));

        assertThat(won).isTrue();
        assertThat(attempts.find(key)).contains(THREE);
    }

    @Test
    void letsOneOfSeveralBeginACounter() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            AttemptKey fresh = key();

            assertThat(Race.winners(stores.unitOfWork(), () -> attempts.replace(fresh, Optional.empty(), ONE)))
                    .isEqualTo(1);
        }
    }

    @Test
    void letsOneOfSeveralMoveACounter() {
        Attempts before = ONE;
        attempts.replace(key, Optional.empty(), before);
        for (int round = 0; round < Race.ROUNDS; round++) {
            Optional<Attempts> expected = Optional.of(before);
            Attempts next = new Attempts(before.count() + 1, NOW, NOW);

            assertThat(Race.winners(stores.unitOfWork(), () -> attempts.replace(key, expected, next)))
                    .isEqualTo(1);
            before = next;
        }
    }

    @Test
    void letsOneOfSeveralResetACounter() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            attempts.replace(key, Optional.empty(), ONE);

            assertThat(Race.winners(stores.unitOfWork(), () -> attempts.remove(key, ONE)))
                    .isEqualTo(1);
        }
    }

    @Test
    void resetsACounterThatIsAsExpected() {
        attempts.replace(key, Optional.empty(), TWO);

        assertThat(attempts.remove(key, ONE)).isFalse();
        assertThat(attempts.find(key)).contains(TWO);

        assertThat(attempts.remove(key, TWO)).isTrue();
        assertThat(attempts.remove(key, TWO)).isFalse();
        assertThat(attempts.find(key)).isEmpty();
    }

    @Test
    void resetsACounterWhateverItIs() {
        AttemptKey other = key();
        attempts.replace(key, Optional.empty(), TWO);
        attempts.replace(other, Optional.empty(), ONE);

        attempts.remove(key);
        attempts.remove(key);

        assertThat(attempts.find(key)).isEmpty();
        assertThat(attempts.find(other)).contains(ONE);
    }

    @Test
    void sweepsCountersThatNobodyMovedForLong() {
        attempts.sweep(NOW.plusMillis(1), 30);
        AttemptKey moved = key();
        attempts.replace(key, Optional.empty(), ONE);
        attempts.replace(moved, Optional.empty(), TWO);

        assertThat(attempts.sweep(NOW.plusMillis(1), 30)).isEqualTo(1);

        assertThat(attempts.find(key)).isEmpty();
        assertThat(attempts.find(moved)).contains(TWO);
    }

    @Test
    void sweepsNoCounterThatMayHaveReachedALock() {
        attempts.replace(key, Optional.empty(), THREE);

        attempts.sweep(NOW.plusSeconds(1), 3);
        assertThat(attempts.find(key)).contains(THREE);

        attempts.sweep(NOW.plusSeconds(1), 4);
        assertThat(attempts.find(key)).isEmpty();
    }

    private static AttemptKey key() {
        return AttemptKey.of("password", "", Samples.id());
    }
}
