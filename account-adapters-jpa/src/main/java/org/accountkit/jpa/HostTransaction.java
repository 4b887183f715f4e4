package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/**
 * The host's own transactions, for stores that take part in them. Called on the thread that uses the stores; safe for
 * use by several threads.
 *
 * <p>Inside the host's transaction nothing is retried. If a race is lost or the database cannot be reached, the host
 * gets a {@link org.accountkit.transaction.LostRaceException} or a {@link
 * org.accountkit.transaction.StoreUnavailableException}. It must then roll back, and in the former case may retry the
 * whole transaction. The same holds for every other exception: what was written before it belongs to the transaction.
 */
public interface HostTransaction {

    /**
     * Returns the entity manager of the host's current transaction on this thread. It must belong to the persistence
     * unit of the stores. The stores flush it before they write, and detach the entities that they add; a failure of the
     * host's own entities in that flush reaches the host unchanged.
     *
     * @return the entity manager; empty if there is no transaction, or none that can still be written to: it has
     *     committed or has been rolled back, or is suspended
     */
    Optional<EntityManager> entityManager();

    /**
     * Runs an action once the current transaction has committed, on the same thread, and never if it is rolled back. The
     * action may use the stores: while it runs they join no transaction of the host, since the committed one may still
     * look like the current one, and what the action writes is committed in a new one. An action does not throw.
     *
     * @param action the action
     */
    void afterCommit(Runnable action);

    /**
     * Returns how to begin a transaction of the host's transaction manager. Without it, the stores begin transactions of
     * the entity manager, which a JTA persistence unit does not have, and refuse work that must commit separately while
     * the host's transaction is active.
     *
     * <p>With it, every unit of work runs in a transaction of the host, so that the host's own stores take part in it.
     * Work that must commit separately runs while the current transaction is suspended. The thread then has two
     * connections, so the pool needs more connections than there are threads in transactions. If the current transaction
     * has locked a row that the separate one writes, that one waits until the database's lock timeout and fails as
     * unavailable.
     *
     * @return begins transactions; empty if the host cannot
     */
    default Optional<NewTransaction> newTransaction() {
        return Optional.empty();
    }

    /**
     * Reports whether the current transaction was begun as read-only. The stores then refuse to write, also on databases
     * that would not.
     *
     * @return whether it is read-only; false if that is unknown
     */
    default boolean readOnly() {
        return false;
    }

    /** Begins transactions, as {@code PROPAGATION_REQUIRES_NEW} of Spring and {@code REQUIRES_NEW} of JTA do. */
    @FunctionalInterface
    interface NewTransaction {

        /**
         * Runs work in a new transaction:
         *
         * <ul>
         *   <li>suspends the current transaction of this thread, if there is one;
         *   <li>begins another one at READ COMMITTED, whose entity manager {@link HostTransaction#entityManager} returns
         *       meanwhile;
         *   <li>runs the work once, on this thread;
         *   <li>commits if the work returns; if it throws, rolls back and throws the same exception;
         *   <li>resumes the suspended transaction, whatever has happened.
         * </ul>
         *
         * If the transaction cannot be begun or committed, throws an exception with that of the driver among its causes:
         * it decides whether the stores retry the work.
         *
         * @param work the work
         */
        void run(Runnable work);
    }
}
