package org.accountkit.twofactor.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.Totp;
import org.accountkit.twofactor.TotpSecret;

/**
 * The clock drift of an authenticator app.
 *
 * @param step the time step that the code is for
 * @param offset the drift, positive if the app's clock is ahead of the server's
 */
record ClockDrift(long step, Duration offset) {

    /** A code that matches further away is more likely to be a guess. */
    private static final Duration FARTHEST = Duration.ofMinutes(10);

    /** Finds the smallest drift that would explain a wrong code; empty if there is none within ten minutes. */
    static Optional<ClockDrift> find(Totp totp, TotpSecret secret, Secret code, Instant now) {
        Duration period = totp.parameters().period();
        long present = totp.step(now);
        return LongStream.rangeClosed(totp.window() + 1L, FARTHEST.dividedBy(period))
                .flatMap(distance -> LongStream.of(-distance, distance))
                .filter(steps -> totp.code(secret, present + steps).matches(code))
                .mapToObj(steps -> new ClockDrift(present + steps, period.multipliedBy(steps)))
                .findFirst();
    }

    boolean isAhead() {
        return !offset.isNegative();
    }

    /** The hint for the user. */
    Hint hint() {
        long minutes = Math.max(1, Math.round(offset.abs().toSeconds() / 60.0));
        String direction = isAhead() ? "fast" : "slow";
        return new Hint(
                "clock-drift",
                "Your phone's clock is about " + minutes + (minutes == 1 ? " minute " : " minutes ") + direction
                        + ". Let the phone set its time automatically.",
                Map.of("minutes", String.valueOf(minutes), "direction", direction));
    }
}
