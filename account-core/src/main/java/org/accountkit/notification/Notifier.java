package org.accountkit.notification;

/**
 * Tells users, by mail for instance. Called after the change was committed, on the thread that made it; what it throws is
 * logged and changes nothing.
 */
public interface Notifier {

    /**
     * Tells the user.
     *
     * @param notice what happened
     */
    void notify(Notice notice);

    /** {@return one that tells nobody} */
    static Notifier none() {
        return notice -> {};
    }
}
