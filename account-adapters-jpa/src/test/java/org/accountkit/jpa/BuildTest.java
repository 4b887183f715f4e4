package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.accountkit.AccountServices;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.Test;

/** The services can be built before the database answers: it is not needed until a request, or {@code verify()}. */
class BuildTest {

    @Test
    void opensNoConnection() {
        AtomicInteger opened = new AtomicInteger();
        TestDatabase database = TestDatabase.h2();
        DataSource counting = JdbcProxy.of(DataSource.class, (proxy, method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                opened.incrementAndGet();
            }
            return JdbcProxy.call(database.dataSource(), method, arguments);
        });
        try (var factory = TestDatabase.hibernate(counting)) {
            opened.set(0);
            JpaStores stores = JpaStores.using(factory);
            try (AccountServices services = AccountServices.builder()
                    .stores(stores)
                    .masterKeys(MasterKeys.of("test", Secret.ofBytes(new byte[32])))
                    .productName("Test")
                    .tokenPrefix("test")
                    .realm(new Realm(UUID.randomUUID().toString()))
                    .sweepOnDemand()
                    .build()) {
                assertThat(opened).as("connections of build()").hasValue(0);

                assertThat(stores.roles().list(services.realm())).isEmpty();
                assertThat(opened).as("connections of a query").hasPositiveValue();
            }
        }
    }
}
