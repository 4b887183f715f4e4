package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.throttle.AttemptStore.Change;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link AttemptStore}. Extend it to test your own implementation. */
@Promise("An AttemptStore")
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
    void findsNothingWhenEmpty() {
        assertThat(attempts.find(key)).isEmpty();
    }

    @Test
    void beginsACounter() {
        boolean won = replace(key, Optional.empty(), ONE);

        assertThat(won).isTrue();
        assertThat(attempts.find(key)).contains(ONE);
        assertThat(attempts.find(key())).isEmpty();
    }

    @Test
    void distinguishesKeysByCase() {
        AttemptKey lower = new AttemptKey("a" + key.value().substring(1));
        AttemptKey upper = new AttemptKey("A" + key.value().substring(1));
        replace(lower, Optional.empty(), ONE);
        replace(upper, Optional.empty(), TWO);

        assertThat(attempts.find(lower)).contains(ONE);
        assertThat(attempts.find(upper)).contains(TWO);
        assertThat(attempts.findAll(List.of(lower, upper))).hasSize(2);
    }

    @Test
    void findsSeveralCountersTogether() {
        AttemptKey other = key();
        replace(key, Optional.empty(), ONE);
        replace(other, Optional.empty(), TWO);
        replace(key(), Optional.empty(), THREE);

        assertThat(attempts.findAll(List.of(key, other, key(), key))).isEqualTo(Map.of(key, ONE, other, TWO));
        assertThat(attempts.findAll(List.of())).isEmpty();
    }

    @Test
    void findsMoreCountersThanADatabaseAcceptsInOneList() {
        replace(key, Optional.empty(), ONE);
        List<AttemptKey> many =
                Stream.generate(AttemptStoreContract::key).limit(2_500).collect(Collectors.toList());
        many.add(key);

        assertThat(attempts.findAll(many)).isEqualTo(Map.of(key, ONE));
    }

    @Test
    void replacesACounterThatIsAsExpected() {
        replace(key, Optional.empty(), ONE);

        boolean won = replace(key, Optional.of(ONE), TWO);

        assertThat(won).isTrue();
        assertThat(attempts.find(key)).contains(TWO);
    }

    @Test
    void leavesACounterThatIsNotAsExpected() {
        replace(key, Optional.empty(), TWO);

        assertThat(replace(key, Optional.empty(), THREE)).isFalse();
        assertThat(replace(key, Optional.of(ONE), THREE)).isFalse();
        assertThat(replace(key, Optional.of(new Attempts(2, NOW, NOW)), THREE)).isFalse();
        assertThat(replace(key, Optional.of(new Attempts(2, NOW.plusMillis(1), TWO.last())), THREE))
                .isFalse();

        assertThat(attempts.find(key)).contains(TWO);
    }

    @Test
    void replacesNoMissingCounter() {
        assertThat(replace(key, Optional.of(ONE), TWO)).isFalse();

        assertThat(attempts.find(key)).isEmpty();
    }

    @Test
    void keepsTheUnitOfWorkUsableAfterALostRace() {
        replace(key, Optional.empty(), ONE);

        boolean won = stores.unitOfWork()
                .run(() -> !replace(key, Optional.empty(), TWO) && replace(key, Optional.of(ONE), THREE));

        assertThat(won).isTrue();
        assertThat(attempts.find(key)).contains(THREE);
    }

    @Test
    void letsOneOfSeveralBeginACounter() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            AttemptKey fresh = key();

            assertThat(Race.winners(stores.unitOfWork(), () -> replace(fresh, Optional.empty(), ONE)))
                    .isEqualTo(1);
        }
    }

    @Test
    void letsOneOfSeveralMoveACounter() {
        Attempts before = ONE;
        replace(key, Optional.empty(), before);
        for (int round = 0; round < Race.ROUNDS; round++) {
            Optional<Attempts> expected = Optional.of(before);
            Attempts next = new Attempts(before.count() + 1, NOW, NOW);

            assertThat(Race.winners(stores.unitOfWork(), () -> replace(key, expected, next)))
                    .isEqualTo(1);
            before = next;
        }
    }

    @Test
    void letsOneOfSeveralResetACounter() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            replace(key, Optional.empty(), ONE);

            assertThat(Race.winners(stores.unitOfWork(), () -> attempts.remove(key, ONE)))
                    .isEqualTo(1);
        }
    }

    @Test
    void resetsACounterThatIsAsExpected() {
        replace(key, Optional.empty(), TWO);

        assertThat(attempts.remove(key, ONE)).isFalse();
        assertThat(attempts.find(key)).contains(TWO);

        assertThat(attempts.remove(key, TWO)).isTrue();
        assertThat(attempts.remove(key, TWO)).isFalse();
        assertThat(attempts.find(key)).isEmpty();
    }

    @Test
    void resetsACounterWhateverItIs() {
        AttemptKey other = key();
        replace(key, Optional.empty(), TWO);
        replace(other, Optional.empty(), ONE);

        attempts.remove(key);
        attempts.remove(key);

        assertThat(attempts.find(key)).isEmpty();
        assertThat(attempts.find(other)).contains(ONE);
    }

    @Test
    void makesSeveralChangesTogether() {
        AttemptKey moved = key();
        AttemptKey reset = key();
        AttemptKey begun = key();
        replace(moved, Optional.empty(), ONE);
        replace(reset, Optional.empty(), TWO);

        List<Change> lost = attempts.changeAll(List.of(
                change(key, Optional.empty(), Optional.of(ONE)),
                change(begun, Optional.empty(), Optional.of(THREE)),
                change(moved, Optional.of(ONE), Optional.of(TWO)),
                change(reset, Optional.of(TWO), Optional.empty())));

        assertThat(lost).isEmpty();
        assertThat(attempts.findAll(List.of(key, begun, moved, reset)))
                .isEqualTo(Map.of(key, ONE, begun, THREE, moved, TWO));
        assertThat(attempts.changeAll(List.of())).isEmpty();
    }

    @Test
    void reportsWhichOfSeveralChangesDidNotWin() {
        AttemptKey other = key();
        for (Optional<Attempts> next : List.of(Optional.of(THREE), Optional.<Attempts>empty())) {
            replace(key, Optional.empty(), ONE);
            replace(other, Optional.empty(), TWO);
            Change right = change(key, Optional.of(ONE), Optional.empty());
            Change wrong = change(other, Optional.of(ONE), next);

            assertThat(attempts.changeAll(List.of(wrong, right))).containsExactly(wrong);

            assertThat(attempts.findAll(List.of(key, other))).isEqualTo(Map.of(other, TWO));
        }
    }

    @Test
    void reportsEachOfSeveralChangesThatDidNotWin() {
        AttemptKey other = key();
        replace(key, Optional.empty(), ONE);
        Change missing = change(other, Optional.of(ONE), Optional.of(TWO));
        Change wrong = change(key, Optional.of(TWO), Optional.of(THREE));

        assertThat(attempts.changeAll(List.of(missing, wrong))).containsExactly(missing, wrong);

        assertThat(attempts.findAll(List.of(key, other))).isEqualTo(Map.of(key, ONE));
    }

    @Test
    void keepsWhenEachOfSeveralBecomesStale() {
        AttemptKey other = key();
        untilNone(() -> attempts.sweep(NOW, MANY));
        attempts.replace(other, Optional.empty(), ONE, Optional.empty());
        attempts.changeAll(List.of(
                new Change(key, Optional.empty(), Optional.of(ONE), Optional.of(NOW)),
                new Change(other, Optional.of(ONE), Optional.of(TWO), Optional.of(NOW))));

        assertThat(attempts.sweep(NOW.minusMillis(1), MANY)).isZero();
        assertThat(attempts.sweep(NOW, MANY)).isEqualTo(2);
    }

    @Test
    void letsOneOfSeveralMakeAllChanges() {
        AttemptKey other = key();
        for (int round = 0; round < Race.ROUNDS; round++) {
            replace(key, Optional.empty(), ONE);
            replace(other, Optional.empty(), ONE);

            List<Change> changes = List.of(
                    change(key, Optional.of(ONE), Optional.empty()), change(other, Optional.of(ONE), Optional.empty()));
            assertThat(Race.winners(
                            stores.unitOfWork(),
                            () -> attempts.changeAll(changes).isEmpty()))
                    .isEqualTo(1);
        }
    }

    private static Change change(AttemptKey counter, Optional<Attempts> expected, Optional<Attempts> next) {
        return new Change(counter, expected, next, Optional.empty());
    }

    @Test
    void sweepsStaleCounters() {
        AttemptKey fresh = key();
        untilNone(() -> attempts.sweep(NOW, MANY));
        attempts.replace(key, Optional.empty(), ONE, Optional.of(NOW));
        attempts.replace(fresh, Optional.empty(), TWO, Optional.of(NOW.plusMillis(1)));

        assertThat(attempts.sweep(NOW.minusMillis(1), MANY)).isZero();
        assertThat(attempts.sweep(NOW, MANY)).isEqualTo(1);

        assertThat(attempts.find(key)).isEmpty();
        assertThat(attempts.find(fresh)).contains(TWO);
    }

    @Test
    void sweepsByTheLatestChangeOfACounter() {
        attempts.replace(key, Optional.empty(), ONE, Optional.of(NOW));
        attempts.replace(key, Optional.of(ONE), TWO, Optional.empty());

        attempts.sweep(NOW.plusSeconds(1), MANY);
        assertThat(attempts.find(key)).contains(TWO);

        attempts.replace(key, Optional.of(TWO), THREE, Optional.of(NOW));
        attempts.sweep(NOW, MANY);
        assertThat(attempts.find(key)).isEmpty();
    }

    private boolean replace(AttemptKey counter, Optional<Attempts> expected, Attempts next) {
        return attempts.replace(counter, expected, next, Optional.empty());
    }

    private static AttemptKey key() {
        return AttemptKey.of("password", Realm.DEFAULT, Samples.id());
    }
}
