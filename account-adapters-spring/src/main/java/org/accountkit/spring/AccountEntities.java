package org.accountkit.spring;

import org.accountkit.jpa.JpaStores;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.orm.jpa.persistenceunit.MutablePersistenceUnitInfo;

/** Adds AccountKit's entities to the application's persistence unit, wherever the application scans for its own. */
final class AccountEntities implements EntityManagerFactoryBuilderCustomizer {

    @Override
    public void customize(EntityManagerFactoryBuilder builder) {
        builder.setPersistenceUnitPostProcessors(AccountEntities::add);
    }

    private static void add(MutablePersistenceUnitInfo unit) {
        JpaStores.entityClasses().stream().map(Class::getName).forEach(unit::addManagedClassName);
    }
}
