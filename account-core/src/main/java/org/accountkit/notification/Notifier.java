package org.accountkit.notification;

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

    /** {@return a notifier that does nothing} */
    static Notifier none() {
        return notice -> {};
    }
}
