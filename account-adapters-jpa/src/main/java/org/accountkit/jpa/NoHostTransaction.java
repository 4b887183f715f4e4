package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/** A host that has no transactions of its own on this database. */
final class NoHostTransaction implements HostTransaction {

    @Override
    public Optional<EntityManager> entityManager() {
        return Optional.empty();
    }

    @Override
    public void afterCommit(Runnable action) {
        throw new IllegalStateException("There is no transaction of the host.");
    }
}
