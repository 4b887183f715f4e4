package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.util.UUID;
import java.util.stream.Stream;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Persistence units with which the stores cannot work, and what the host learns of it. */
class PersistenceUnitTest {

    private static final String FORGOTTEN = "JpaStores.entityClasses()";

    static Stream<EntityManagerFactory> withoutEntities() {
        return Stream.of(
                new HibernatePersistenceProvider().createEntityManagerFactory(ofHostAlone()),
                new PersistenceProvider()
                        .createEntityManagerFactory(ofHostAlone()
                                .property("eclipselink.weaving", "false")
                                .property("eclipselink.logging.level", "OFF")));
    }

    private static PersistenceConfiguration ofHostAlone() {
        return new PersistenceConfiguration("host-" + UUID.randomUUID())
                .property(
                        "jakarta.persistence.nonJtaDataSource",
                        TestDatabase.h2().dataSource())
                .managedClass(Order.class);
    }

    @ParameterizedTest
    @MethodSource("withoutEntities")
    void namesTheMethodThatTheHostForgot(EntityManagerFactory factory) {
        JpaStores stores = JpaStores.using(factory);

        assertThat(stores.problems()).singleElement().asString().contains(FORGOTTEN);
        assertForgotten(() -> stores.accountStates().find(UserId.random()));
        assertForgotten(() -> stores.accountStates().raiseEpoch(UserId.random()));
        assertForgotten(() -> stores.roles().list(Realm.DEFAULT));
    }

    private static void assertForgotten(Runnable call) {
        assertThatExceptionOfType(StoreFailedException.class)
                .isThrownBy(call::run)
                .withMessageContaining(FORGOTTEN);
    }

    @Test
    void saysThatStoresBesideJtaWouldNotBeAtomic() {
        EntityManagerFactory factory = JtaUnit.onH2();
        JpaStores stores = JpaStores.using(factory);

        assertThat(stores.joinsHost()).isFalse();
        assertThat(stores.problems()).singleElement().asString().contains("JpaStores.joining", "newTransaction()");
        assertThatExceptionOfType(StoreFailedException.class)
                .isThrownBy(() -> stores.accountStates().raiseEpoch(UserId.random()))
                .withMessageContaining("JpaStores.joining");
        factory.close();
    }
}
