package org.accountkit.password.legacy;

import java.util.Optional;

/** A hash is of a known form, but it must not or cannot be computed here. The message is for whoever runs an import. */
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
