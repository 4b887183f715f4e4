package org.accountkit.notification;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.secret.Secret;
import org.accountkit.user.User;

/**
 * Notifies users, for instance by mail. Called after commit, on the thread that made the change. An exception is logged
 * and has no other effect.
 */
public interface Notifier {

    /**
     * Notifies the user.
     *
     * @param notice what happened
     */
    void notify(Notice notice);

    /**
     * Delivers the token with which a user can set a new password, usually as a link in a mail. Called on a thread that
     * does nothing but this. A host that lets users request a password reset has to implement it: the default throws, so
     * that the log says that nothing was delivered.
     *
     * @param notice the user and the token
     */
    default void deliverPasswordReset(PasswordResetNotice notice) {
        throw new UnsupportedOperationException("This notifier does not deliver password reset tokens.");
    }

    /** {@return a notifier that does nothing} */
    static Notifier none() {
        return notice -> {};
    }

    /**
     * A password reset that was requested for a user.
     *
     * @param user the user, with the contact to deliver to, if one is known
     * @param token the token; whoever has it can set the password, so deliver it to the user only
     * @param expiresAt when the token expires
     * @param address the network address from which the request came
     */
    record PasswordResetNotice(User user, Secret token, Instant expiresAt, Optional<String> address) {}
}
