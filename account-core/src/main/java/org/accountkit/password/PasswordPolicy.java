package org.accountkit.password;

/**
 * How long a password has to be, in code points after normalizing (NIST SP 800-63B-4, section 3.1.1). There are no
 * composition rules and no expiry.
 *
 * @param shortest the least where the password stands alone
 * @param shortestWithTwoFactor the least where two-factor authentication is required of the user
 * @param longest the most
 */
public record PasswordPolicy(int shortest, int shortestWithTwoFactor, int longest) {

    /** 15 code points, 8 where two-factor authentication is required, at most 256. */
    public static final PasswordPolicy DEFAULT = new PasswordPolicy(15, 8, 256);

    /** NIST SP 800-63B-4: no password is shorter than 8, and 64 must be possible. */
    private static final int FLOOR = 8;

    private static final int LEAST_LONGEST = 64;

    /**
     * Checks that it is no weaker than NIST allows.
     *
     * @throws IllegalArgumentException when it is
     */
    public PasswordPolicy {
        if (shortest < FLOOR || shortestWithTwoFactor < FLOOR || longest < LEAST_LONGEST) {
            throw new IllegalArgumentException("Passwords of 64 code points must be possible, those under 8 must not.");
        }
    }

    /**
     * Returns the least length for a user.
     *
     * @param twoFactorRequired whether two-factor authentication is required of the user
     * @return code points
     */
    public int shortest(boolean twoFactorRequired) {
        return twoFactorRequired ? shortestWithTwoFactor : shortest;
    }
}
