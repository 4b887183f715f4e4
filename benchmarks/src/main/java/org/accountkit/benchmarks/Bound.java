package org.accountkit.benchmarks;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Which ratios keep a budget.
 *
 * @param moreIsBetter whether a higher ratio is better, as with requests a second
 * @param value the last ratio that is good enough; empty for a figure without a budget
 */
public record Bound(boolean moreIsBetter, OptionalDouble value) {

    /** A ratio of times or sizes that is only shown. */
    public static final Bound LESS_IS_BETTER = new Bound(false, OptionalDouble.empty());

    /** A ratio of rates that is only shown. */
    public static final Bound MORE_IS_BETTER = new Bound(true, OptionalDouble.empty());

    private static final double TOLERANCE = 1.2;

    /**
     * Bounds a ratio of times or sizes.
     *
     * @param value the highest ratio
     * @return the bound
     */
    public static Bound atMost(double value) {
        return new Bound(false, OptionalDouble.of(value));
    }

    /**
     * Bounds a ratio of rates.
     *
     * @param value the lowest ratio
     * @return the bound
     */
    public static Bound atLeast(double value) {
        return new Bound(true, OptionalDouble.of(value));
    }

    boolean isKeptBy(double ratio) {
        return value.isEmpty() || (moreIsBetter ? ratio >= value.getAsDouble() : ratio <= value.getAsDouble());
    }

    /** Reports whether a ratio got worse by more than noise explains. */
    boolean isMuchWorse(double ratio, double before) {
        return moreIsBetter ? ratio * TOLERANCE < before : ratio > before * TOLERANCE;
    }

    /** Returns how many times as fast as the reference a side with this ratio is. */
    double speed(double ratio) {
        return moreIsBetter ? ratio : 1 / ratio;
    }

    @Override
    public String toString() {
        return value.isPresent()
                ? String.format(Locale.ROOT, "%s %.2f", moreIsBetter ? "≥" : "≤", value.getAsDouble())
                : "";
    }
}
