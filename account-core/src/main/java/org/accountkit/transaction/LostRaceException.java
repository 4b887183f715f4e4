package org.accountkit.transaction;

/** Somebody else changed what this unit of work decided on: the unit is repeated as a whole. */
public final class LostRaceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a stack trace: it is caught at once. */
    public LostRaceException() {
        super("Another unit of work was first.", null, false, false);
    }
}
