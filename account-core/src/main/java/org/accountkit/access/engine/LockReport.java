package org.accountkit.access.engine;

import java.util.Optional;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.NoticeType;
import org.accountkit.user.UserId;

/**
 * Reports that only an unlock lets an account sign in again: to the audit trail, and to its user.
 *
 * @param context unit of work, audit trail, notices
 */
public record LockReport(ServiceContext context) {

    /**
     * Reports a lock, in a unit of work of its own.
     *
     * @param kind what was tried too often: {@code password}, {@code totp} or {@code recovery-code}
     * @param userId whose account; nothing is reported for a name that nobody has
     * @param origin where the last attempt came from
     */
    public void report(String kind, Optional<UserId> userId, RequestOrigin origin) {
        userId.ifPresent(user -> context.units().execute(() -> {
            context.audit()
                    .from(AuditEventType.ACCOUNT_LOCK, origin)
                    .about(user)
                    .with("kind", kind)
                    .refused(RefusalCode.TOO_MANY_ATTEMPTS);
            context.notify(NoticeType.ACCOUNT_LOCKED, user, origin);
        }));
    }
}
