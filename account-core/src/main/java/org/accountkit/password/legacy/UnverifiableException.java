package org.accountkit.password.legacy;

import java.util.Optional;

/** Thrown for a hash of a known form that must not or cannot be computed here. The message is for the operator. */
final class UnverifiableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnverifiableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    static void throwIf(Optional<String> reason) {
        reason.ifPresent(some -> {
            throw new UnverifiableException(some);
        });
    }
}
