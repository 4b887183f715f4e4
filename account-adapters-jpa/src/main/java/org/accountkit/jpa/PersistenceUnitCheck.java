package org.accountkit.jpa;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks that the stores can use a persistence unit: its entities and its transactions. */
final class PersistenceUnitCheck {

    private final ManagedEntities entities;
    private final EntityManagerFactory factory;
    private final HostTransaction host;

    PersistenceUnitCheck(ManagedEntities entities, EntityManagerFactory factory, HostTransaction host) {
        this.entities = entities;
        this.factory = factory;
        this.host = host;
    }

    List<String> problems() {
        Optional<String> ofTransactions =
                host.newTransaction().isPresent() ? Optional.empty() : withoutTransactions(factory);
        return Stream.of(entities.problem(), ofTransactions)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Explains why the stores cannot begin transactions of a persistence unit themselves. */
    static Optional<String> withoutTransactions(EntityManagerFactory factory) {
        return factory.getTransactionType() == PersistenceUnitTransactionType.JTA
                ? Optional.of(
                        "The persistence unit is of type JTA, so only the host's transaction manager can begin its"
                                + " transactions, and the stores would not be atomic with the host. Use JpaStores.joining with a"
                                + " HostTransaction that has newTransaction().")
                : Optional.empty();
    }
}
