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
        ThrottlePolicy password,
        ThrottlePolicy totp,
        ThrottlePolicy totpInTheLongRun,
        ThrottlePolicy recoveryCode,
        ThrottlePolicy address) {

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
}
