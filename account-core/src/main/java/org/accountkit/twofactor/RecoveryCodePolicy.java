package org.accountkit.twofactor;

/**
 * How many recovery codes a user gets.
 *
 * @param count how many, 5 to 20
 * @param few how many are left when their user should make new ones, fewer than {@code count}
 */
public record RecoveryCodePolicy(int count, int few) {

    private static final int LEAST = 5;
    private static final int MOST = 20;

    /** Ten; three are few. */
    public static final RecoveryCodePolicy DEFAULT = new RecoveryCodePolicy(10, 3);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public RecoveryCodePolicy {
        if (count < LEAST || count > MOST) {
            throw new IllegalArgumentException("A user gets " + LEAST + " to " + MOST + " recovery codes.");
        }
        if (few < 0 || few >= count) {
            throw new IllegalArgumentException("All recovery codes cannot be few of them.");
        }
    }
}
