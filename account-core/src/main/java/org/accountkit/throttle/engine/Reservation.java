package org.accountkit.throttle.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of counting an attempt before it is judged.
 *
 * @param limits the limits under which it was counted as a failure; none if it was refused
 * @param waiting how long to wait; empty if the attempt was counted and may be judged now
 * @param locks whether only an unlock helps if the attempt fails
 */
public record Reservation(List<Limit> limits, Optional<Duration> waiting, boolean locks) {

    static Reservation refused(Duration wait) {
        return new Reservation(List.of(), Optional.of(wait), false);
    }
}
