package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/**
 * The host's own transactions, for stores that take part in them. A lost race or an unreachable database is told to the
 * host by {@link org.accountkit.transaction.LostRaceException} or {@link
 * org.accountkit.transaction.StoreUnavailableException}; it must roll back then, and may repeat the whole in the former
 * case.
 */
public interface HostTransaction {

    /**
     * Gives what runs in the host's transaction on this thread. The stores flush it, and detach what they put in.
     *
     * @return the entity manager of the transaction under way, empty when none is
     */
    Optional<EntityManager> entityManager();

    /**
     * Does something once the transaction under way has committed.
     *
     * @param action what to do
     */
    void afterCommit(Runnable action);
}
