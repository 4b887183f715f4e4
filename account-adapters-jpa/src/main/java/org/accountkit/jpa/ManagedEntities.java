package org.accountkit.jpa;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that a persistence unit manages the entities of the stores, which a host easily forgets. */
final class ManagedEntities {

    private final EntityManagerFactory factory;
    private final List<Class<?>> entityClasses;

    ManagedEntities(EntityManagerFactory factory, List<Class<?>> entityClasses) {
        this.factory = factory;
        this.entityClasses = entityClasses;
    }

    Optional<String> problem() {
        Set<Class<?>> managed = factory.getMetamodel().getEntities().stream()
                .map(entity -> (Class<?>) entity.getJavaType())
                .collect(toUnmodifiableSet());
        List<String> missing = entityClasses.stream()
                .filter(type -> !managed.contains(type))
                .map(Class::getSimpleName)
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("The persistence unit does not manage " + missing.size() + " of " + entityClasses.size()
                        + " entities of AccountKit, such as " + missing.get(0)
                        + ". Add JpaStores.entityClasses() to its managed classes.");
    }
}
