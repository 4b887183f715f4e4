package org.accountkit.throttle.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.throttle.AttemptStore.Change;

/**
 * The result of counting an attempt before it is judged.
 *
 * @param counted what was counted; nothing if the attempt was refused
 * @param waiting how long to wait; empty if the attempt was counted and may be judged now
 * @param locks whether only an unlock helps if the attempt fails
 */
public record Reservation(List<Counted> counted, Optional<Duration> waiting, boolean locks) {

    static Reservation refused(Duration wait) {
        return new Reservation(List.of(), Optional.of(wait), false);
    }

    /** {@return the limits under which the attempt was counted as a failure} */
    public List<Limit> limits() {
        return counted.stream().map(Counted::limit).toList();
    }

    /**
     * A counter as the attempt left it.
     *
     * @param limit the counter and its policy
     * @param attempts its attempts, with this one
     */
    record Counted(Limit limit, Attempts attempts) {

        Change forgiven() {
            return new Counter(limit, Optional.of(attempts))
                    .changedTo(limit.policy().forgive(attempts));
        }
    }
}
