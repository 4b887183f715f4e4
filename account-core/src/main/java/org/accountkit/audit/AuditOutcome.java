package org.accountkit.audit;

import java.util.Locale;

/** How what an audit event tells of ended. */
public enum AuditOutcome {
    /** It was done. */
    SUCCESS,
    /** It was refused, and changed nothing. */
    REFUSED;

    /** {@return the stable code, {@code success} or {@code refused}} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
