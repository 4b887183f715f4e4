package org.accountkit.benchmarks;

/** Ends a run whose work does not do what it is measured for. */
final class Expected {

    private Expected() {}

    static boolean yes(boolean result) {
        if (!result) {
            throw new IllegalStateException("The measured work did not succeed.");
        }
        return true;
    }
}
