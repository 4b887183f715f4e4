package org.accountkit.observation;

/**
 * Observes what AccountKit does, for the metrics of a host. Every method has an empty default, so implement only those
 * you need. They are called by several threads, on the thread that does the work, and also inside transactions:
 * increment a counter and return. An exception is logged once and has no other effect.
 *
 * <p>Nothing that identifies a user, a credential or a client is passed: the audit trail has that.
 */
public interface AccountObserver {

    /**
     * Called at the end of each step of a sign-in.
     *
     * @param outcome how it ended
     */
    default void signIn(SignInOutcome outcome) {}

    /**
     * Called once for each refusal: by a service when it refuses a sign-in, a change or a caller, and over HTTP for every
     * problem document.
     *
     * @param code the stable code, such as {@code too-many-attempts}; one of a fixed set
     */
    default void refused(String code) {}

    /**
     * Called when a password has been hashed or verified.
     *
     * @param waiting how many callers wait for their turn now
     * @param waitedNanos how long this one waited
     * @param hashingNanos how long it took then
     */
    default void hashed(int waiting, long waitedNanos, long hashingNanos) {}

    /**
     * Called when a caller is refused because hashing is at capacity.
     *
     * @param waiting how many callers wait for their turn now
     */
    default void hashingFull(int waiting) {}

    /**
     * Called when a store, or another port that the host may implement, fails.
     *
     * @param failure how it failed
     */
    default void storeFailed(StoreFailure failure) {}

    /** {@return an observer that does nothing} */
    static AccountObserver none() {
        return new AccountObserver() {};
    }

    /** How a step of a sign-in can end. */
    enum SignInOutcome {
        /** The user is signed in. */
        SIGNED_IN,
        /** The password was right, and a second factor is due. */
        SECOND_FACTOR_REQUIRED,
        /** The credentials were refused, or the pending sign-in has ended. */
        REFUSED,
        /** Too many attempts have failed, so nothing was verified. */
        THROTTLED,
        /** Hashing is at capacity, or a store does not answer. */
        UNAVAILABLE,
        /** An error in AccountKit or in a port. */
        FAILED
    }

    /** How a store can fail. */
    enum StoreFailure {
        /** It cannot be reached, or does not answer in time. */
        UNAVAILABLE,
        /** It answered with an error, or with something that its contract rules out. */
        FAILED
    }
}
