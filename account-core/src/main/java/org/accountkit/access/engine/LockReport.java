package org.accountkit.access.engine;

import java.util.Optional;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.user.UserId;

/**
 * Records in the audit trail, and notifies the user, that the account is locked until an unlock.
 *
 * @param context unit of work, audit trail and notifier
 */
public record LockReport(ServiceContext context) {

    /**
     * Reports a lock, in its own unit of work.
     *
     * @param kind what was tried too often: {@code password}, {@code totp} or {@code recovery-code}
     * @param userId the user; empty for a name that no user has, for which nothing is reported
     * @param origin where the last attempt came from
     */
    public void report(String kind, Optional<UserId> userId, RequestOrigin origin) {
        userId.ifPresent(user -> context.units().execute(() -> {
            context.audit()
                    .from(AuditEventType.ACCOUNT_LOCK, origin)
                    .about(user)
                    .with("kind", kind)
                    .failed(RefusalCode.TOO_MANY_ATTEMPTS);
            context.notify(NoticeType.ACCOUNT_LOCKED, user, origin);
        }));
    }
}
