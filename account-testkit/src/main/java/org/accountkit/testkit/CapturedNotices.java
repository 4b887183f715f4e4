package org.accountkit.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.accountkit.notification.Notice;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.notification.Notifier;
import org.accountkit.user.UserId;

/** Keeps the notices that the services send, instead of sending mail. Safe for use by several threads. */
public final class CapturedNotices implements Notifier {

    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private final List<PasswordResetNotice> resets = new CopyOnWriteArrayList<>();

    /** Starts with no notices. */
    public CapturedNotices() {}

    @Override
    public void notify(Notice notice) {
        notices.add(notice);
    }

    @Override
    public void deliverPasswordReset(PasswordResetNotice notice) {
        resets.add(notice);
    }

    /** {@return all password resets that were to be delivered so far, oldest first} */
    public List<PasswordResetNotice> passwordResets() {
        return List.copyOf(resets);
    }

    /** {@return all notices so far, oldest first} */
    public List<Notice> all() {
        return List.copyOf(notices);
    }

    /**
     * Returns what one user was notified of.
     *
     * @param userId the user
     * @return the types of that user's notices, oldest first
     */
    public List<NoticeType> typesFor(UserId userId) {
        return notices.stream()
                .filter(notice -> notice.userId().equals(userId))
                .map(Notice::type)
                .toList();
    }
}
