package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of all stores together: each of their methods takes part in the current unit of work. What it writes is
 * undone with the unit, and what the unit has written is seen by every method that reads. Extend it to test your own
 * implementation.
 */
@Promise("Every store")
public abstract class StoreUnitContract extends PortContract {

    /** For subclasses. */
    protected StoreUnitContract() {}

    static Stream<UnitSample> samples() {
        return Stream.of(UserSamples.all(), TokenSamples.all(), FactorSamples.all())
                .flatMap(samples -> samples);
    }

    @Tag("A85")
    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void takesPartInTheUnitOfWork(UnitSample sample) {
        assumeTrue(!sample.needsUsers() || stores.users().writable(), "The user store is read-only.");
        SampleRows rows = new SampleRows(stores);
        stores.unitOfWork().execute(() -> sample.given().accept(rows));

        Object before = rolledBack(() -> sample.read().apply(rows));
        Object inside = rolledBack(() -> {
            sample.write().accept(rows);
            return sample.read().apply(rows);
        });
        Object afterRollback = rolledBack(() -> sample.read().apply(rows));
        assertThat(afterRollback)
                .as(
                        "%s commits outside the unit of work: %s still sees what it wrote after the unit was rolled back",
                        sample.writer(), sample.reader())
                .isEqualTo(before);

        stores.unitOfWork().execute(() -> sample.write().accept(rows));
        Object afterCommit = rolledBack(() -> sample.read().apply(rows));
        assertThat(afterCommit)
                .as("%s has no effect: %s sees nothing of it after the commit", sample.writer(), sample.reader())
                .isNotEqualTo(before);
        assertThat(inside)
                .as(
                        "%s reads outside the unit of work: it does not see what %s wrote in the same unit",
                        sample.reader(), sample.writer())
                .isEqualTo(afterCommit);
    }

    /** Returns what some work returns, and undoes what it wrote. */
    private Object rolledBack(Supplier<Object> work) {
        List<Object> results = new ArrayList<>();
        try {
            stores.unitOfWork().execute(() -> {
                results.add(work.get());
                throw new RolledBack();
            });
        } catch (RolledBack e) {
            return results.get(results.size() - 1);
        }
        throw new AssertionError("UnitOfWork.run swallows what the work throws.");
    }

    private static final class RolledBack extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RolledBack() {
            super("Rolled back.", null, false, false);
        }
    }
}
