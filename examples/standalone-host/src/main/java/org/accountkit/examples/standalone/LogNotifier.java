package org.accountkit.examples.standalone;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.accountkit.notification.Notice;
import org.accountkit.notification.Notifier;

/** Writes to the log what a real host would mail to its user; a link that sets a password only in development mode. */
final class LogNotifier implements Notifier {

    private static final System.Logger LOG = System.getLogger("accountkit.notices");

    private final Optional<String> page;

    private LogNotifier(Optional<String> page) {
        this.page = page;
    }

    /** Links lead to the page at this origin. */
    static LogNotifier of(HostSettings settings, int port) {
        String origin =
                settings.publicOrigin().orElse("http://" + settings.exposure().urlHost() + ":" + port);
        return new LogNotifier(
                Optional.of(origin + "/account/").filter(any -> settings.mode() == HostSettings.Mode.DEVELOPMENT));
    }

    @Override
    public void notify(Notice notice) {
        LOG.log(Level.INFO, "To user {0}: {1}", notice.userId().value(), notice.type());
    }

    @Override
    public void deliverPasswordReset(PasswordResetNotice notice) {
        String text = page.map(start -> "set a new password at " + start + "#/reset/"
                        + notice.token().reveal())
                .orElse("a link to set a new password, which is shown only with ACCOUNT_DEV=true");
        LOG.log(Level.INFO, "To user {0}: {1}", notice.user().id().value(), text);
    }
}
