package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/**
 * The host's own transactions, for stores that take part in them. If a race is lost or the database cannot be reached,
 * the host gets a {@link org.accountkit.transaction.LostRaceException} or a {@link
 * org.accountkit.transaction.StoreUnavailableException}. It must then roll back, and in the former case may retry the
 * whole transaction.
 */
public interface HostTransaction {

    /**
     * Returns the entity manager of the host's current transaction on this thread. The stores flush it, and detach the
     * entities that they add.
     *
     * @return the entity manager; empty if there is no current transaction
     */
    Optional<EntityManager> entityManager();

    /**
     * Runs an action once the current transaction has committed.
     *
     * @param action the action
     */
    void afterCommit(Runnable action);
}
