package org.accountkit.examples.standalone;

/** Thrown when the host cannot start, with one clear sentence that says why. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String sentence) {
        super(sentence);
    }
}
