package org.accountkit.examples.suite;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.accountkit.examples.standalone.DeliveredReset;
import org.accountkit.notification.Notice;
import org.accountkit.notification.Notifier;

/** Keeps what a real host would mail to its users. */
final class Letterbox implements Notifier {

    private final Queue<DeliveredReset> resets = new ConcurrentLinkedQueue<>();

    List<DeliveredReset> resets() {
        return List.copyOf(resets);
    }

    @Override
    public void notify(Notice notice) {}

    @Override
    public void deliverPasswordReset(PasswordResetNotice notice) {
        resets.add(new DeliveredReset(notice.user().id().value(), notice.token().reveal()));
    }
}
