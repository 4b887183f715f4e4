package org.accountkit.examples.standalone;

/** Why the host does not start: one clear sentence. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String sentence) {
        super(sentence);
    }
}
