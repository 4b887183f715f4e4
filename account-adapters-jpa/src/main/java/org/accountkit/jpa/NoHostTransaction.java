package org.accountkit.jpa;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/** A host without its own transactions on this database. */
final class NoHostTransaction implements HostTransaction {

    @Override
    public Optional<EntityManager> entityManager() {
        return Optional.empty();
    }

    @Override
    public void afterCommit(Runnable action) {
        throw new IllegalStateException("The host has no transaction.");
    }
}
