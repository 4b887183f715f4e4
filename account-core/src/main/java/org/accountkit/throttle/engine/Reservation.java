package org.accountkit.throttle.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of an attempt before it was judged.
 *
 * @param limits under which it was counted as failed; none when it was refused
 * @param waiting how long to wait; empty when the attempt was counted and may be judged now
 * @param locks whether only an unlock helps if the attempt fails
 */
public record Reservation(List<Limit> limits, Optional<Duration> waiting, boolean locks) {

    static Reservation refused(Duration wait) {
        return new Reservation(List.of(), Optional.of(wait), false);
    }
}
