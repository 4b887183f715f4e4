package org.accountkit.throttle;

import java.time.Duration;

/**
 * How attempts are throttled.
 *
 * @param password consecutive wrong passwords, per account
 * @param totp consecutive wrong TOTP codes, per account
 * @param totpInTheLongRun wrong TOTP codes regardless of successes in between, per account
 * @param recoveryCode consecutive wrong recovery codes, per account
 * @param address failures per client address
 */
public record ThrottlePolicies(
        ThrottlePolicy.Backoff password,
        ThrottlePolicy.Backoff totp,
        ThrottlePolicy.Quota totpInTheLongRun,
        ThrottlePolicy.Backoff recoveryCode,
        ThrottlePolicy.Quota address) {

    private static final int MOST_IN_THE_LONG_RUN = 100;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /**
     * Four failures are free; the fifth causes a wait of 30 seconds, and each further one doubles it, up to an hour.
     * The 90th wrong password, the 30th consecutive wrong code and the 100th wrong code in 30 days lock the account
     * until it is unlocked. An address may fail 30 times a minute.
     */
    public static final ThrottlePolicies DEFAULT = new ThrottlePolicies(
            new ThrottlePolicy.Backoff(4, FIRST_WAIT, LONGEST_WAIT, 90),
            new ThrottlePolicy.Backoff(4, FIRST_WAIT, LONGEST_WAIT, 30),
            new ThrottlePolicy.Quota(100, Duration.ofDays(30), true),
            new ThrottlePolicy.Backoff(30, FIRST_WAIT, LONGEST_WAIT, 30),
            new ThrottlePolicy.Quota(30, Duration.ofMinutes(1), false));

    /**
     * Checks that codes cannot be guessed by patience, and that an address is never locked for good.
     *
     * @throws IllegalArgumentException if the long-run policy for TOTP codes does not lock, or the policy for addresses
     *     does
     */
    public ThrottlePolicies {
        if (!totpInTheLongRun.locks() || totpInTheLongRun.limit() > MOST_IN_THE_LONG_RUN) {
            throw new IllegalArgumentException(
                    "At most " + MOST_IN_THE_LONG_RUN + " wrong TOTP codes may pass before the account locks.");
        }
        if (address.locks()) {
            throw new IllegalArgumentException(
                    "An address must not lock: it may be shared, and nobody could unlock it.");
        }
    }
}
