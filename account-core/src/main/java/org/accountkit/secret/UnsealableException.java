package org.accountkit.secret;

/**
 * A sealed secret did not open: it was altered, moved, or sealed under a key that is not at hand. The feature that asked
 * must stay closed, never fall back to "not protected".
 */
public final class UnsealableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why, without anything of the secret.
     *
     * @param reason a sentence for the log
     */
    public UnsealableException(String reason) {
        super(reason);
    }
}
