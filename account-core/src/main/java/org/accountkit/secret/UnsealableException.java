package org.accountkit.secret;

/**
 * Thrown when a sealed secret cannot be unsealed: it was altered, moved, or sealed with a key that is not available.
 * The feature concerned must fail closed and never fall back to "not protected".
 */
public final class UnsealableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param reason a sentence for the log, with nothing of the secret
     */
    public UnsealableException(String reason) {
        super(reason);
    }
}
