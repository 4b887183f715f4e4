package org.accountkit.examples.standalone;

import java.lang.System.Logger.Level;
import org.accountkit.notification.Notice;
import org.accountkit.notification.Notifier;

/** Writes to the log what a real host would mail to its user. */
final class LogNotifier implements Notifier {

    private static final System.Logger LOG = System.getLogger("accountkit.notices");

    @Override
    public void notify(Notice notice) {
        LOG.log(Level.INFO, "To user {0}: {1}", notice.userId().value(), notice.type());
    }
}
