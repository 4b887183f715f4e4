package org.accountkit.twofactor;

/**
 * How many recovery codes a user gets.
 *
 * @param count the number of codes, 5 to 20
 * @param few the number of remaining codes at which the user should replace them, fewer than {@code count}
 */
public record RecoveryCodePolicy(int count, int few) {

    private static final int LEAST = 5;
    private static final int MOST = 20;

    /** Ten codes, to be replaced when three remain. */
    public static final RecoveryCodePolicy DEFAULT = new RecoveryCodePolicy(10, 3);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public RecoveryCodePolicy {
        if (count < LEAST || count > MOST) {
            throw new IllegalArgumentException("A user must get " + LEAST + " to " + MOST + " recovery codes.");
        }
        if (few < 0 || few >= count) {
            throw new IllegalArgumentException("The number that counts as few must be less than the number of codes.");
        }
    }
}
