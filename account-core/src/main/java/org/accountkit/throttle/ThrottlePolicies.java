package org.accountkit.throttle;

import java.time.Duration;

/**
 * How attempts are throttled.
 *
 * @param password wrong passwords in a row, per account
 * @param totp wrong TOTP codes in a row, per account
 * @param totpInTheLongRun wrong TOTP codes whatever succeeds between, per account
 * @param recoveryCode wrong recovery codes in a row, per account
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
     * Four failures are free, the fifth makes wait 30 seconds, each further one twice as long up to an hour. From the
     * 90th wrong password, the 30th wrong code in a row or the 100th in 30 days, only an unlock helps; 30 failures a
     * minute for an address.
     */
    public static final ThrottlePolicies DEFAULT = new ThrottlePolicies(
            new ThrottlePolicy.Backoff(4, FIRST_WAIT, LONGEST_WAIT, 90),
            new ThrottlePolicy.Backoff(4, FIRST_WAIT, LONGEST_WAIT, 30),
            new ThrottlePolicy.Quota(100, Duration.ofDays(30), true),
            new ThrottlePolicy.Backoff(30, FIRST_WAIT, LONGEST_WAIT, 30),
            new ThrottlePolicy.Quota(30, Duration.ofMinutes(1), false));

    /**
     * Checks that no code can be guessed by patience, and that no address is shut out for good.
     *
     * @throws IllegalArgumentException when the long run of TOTP codes does not lock, or an address does
     */
    public ThrottlePolicies {
        if (!totpInTheLongRun.locks() || totpInTheLongRun.limit() > MOST_IN_THE_LONG_RUN) {
            throw new IllegalArgumentException(
                    "At most " + MOST_IN_THE_LONG_RUN + " wrong TOTP codes may pass before an unlock.");
        }
        if (address.locks()) {
            throw new IllegalArgumentException("An address is shared: nobody could unlock it.");
        }
    }
}
