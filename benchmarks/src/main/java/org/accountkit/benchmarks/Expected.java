package org.accountkit.benchmarks;

/** Ends a run whose work does not do what it is measured for. */
public final class Expected {

    private Expected() {}

    /**
     * Checks a result.
     *
     * @param result whether the work succeeded
     * @return true
     */
    public static boolean yes(boolean result) {
        if (!result) {
            throw new IllegalStateException("The measured work did not succeed.");
        }
        return true;
    }
}
