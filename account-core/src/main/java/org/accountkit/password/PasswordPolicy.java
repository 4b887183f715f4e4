package org.accountkit.password;

/**
 * How long a password must be, in code points after normalization (NIST SP 800-63B-4, section 3.1.1). There are no
 * composition rules and no expiry.
 *
 * @param shortest the minimum where the password is the only factor
 * @param shortestWithTwoFactor the minimum where the user must have two-factor authentication
 * @param longest the maximum
 */
public record PasswordPolicy(int shortest, int shortestWithTwoFactor, int longest) {

    /** 15 code points, 8 where two-factor authentication is required, at most 256. */
    public static final PasswordPolicy DEFAULT = new PasswordPolicy(15, 8, 256);

    /** NIST SP 800-63B-4: no password is shorter than 8, and 64 must be possible. */
    private static final int FLOOR = 8;

    private static final int LEAST_LONGEST = 64;

    /**
     * Checks that the policy is no weaker than NIST allows.
     *
     * @throws IllegalArgumentException if it is weaker
     */
    public PasswordPolicy {
        if (shortest < FLOOR || shortestWithTwoFactor < FLOOR || longest < LEAST_LONGEST) {
            throw new IllegalArgumentException(
                    "Passwords of 64 code points must be allowed, and those under 8 must not.");
        }
    }

    /**
     * Returns the minimum length for a user.
     *
     * @param twoFactorRequired whether the user must have two-factor authentication
     * @return the minimum, in code points
     */
    public int shortest(boolean twoFactorRequired) {
        return twoFactorRequired ? shortestWithTwoFactor : shortest;
    }
}
