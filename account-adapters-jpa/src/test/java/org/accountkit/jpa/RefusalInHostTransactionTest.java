package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.AccountServices;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A host whose transaction has the only connection that there is. */
class RefusalInHostTransactionTest {

    private static final AccessRule RULE = AccessRule.session().withRight(new Right("nobody.has-it"));

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final HikariDataSource dataSource = pool(1);
    private EntityManagerFactory factory;
    private final Thread hostsThread = Thread.currentThread();
    private volatile Optional<EntityManager> transaction = Optional.empty();
    private JpaStores stores;
    private AccountServices accounts;
    private Caller caller;

    private HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    @BeforeEach
    void start() {
        try (HikariDataSource setUp = pool(2)) {
            TestDatabase.migrate(setUp, "h2");
        }
        factory = TestDatabase.hibernate(dataSource);
        stores = JpaStores.joining(factory, new Host());
        accounts = AccountServices.builder()
                .stores(stores)
                .masterKeys(MasterKeys.of("test", Secret.ofText("0123456789abcdef0123456789abcdef")))
                .productName("Example Console")
                .tokenPrefix("ex")
                .forTests()
                .build();
        UserId ada = accounts.operations()
                .createAdministrator(Username.of("ada"), Secret.ofText("correct horse battery staple"), false);
        caller = accounts.caller(ada, Credential.ofHost("1", Instant.EPOCH), RequestOrigin.unknown())
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        transaction.ifPresent(EntityManager::close);
        accounts.close();
        factory.close();
        dataSource.close();
    }

    @Test
    @Tag("A81")
    void a81IsRecordedThoughTheTransactionIsRolledBack() {
        EntityManager hosts = begin();
        assertThatThrownBy(() -> accounts.require(RULE, caller)).isInstanceOf(RefusedException.class);

        hosts.getTransaction().rollback();

        assertThat(refusalsAfter(hosts)).hasSize(1);
    }

    @Test
    @Tag("A81")
    void a81IsRecordedOnceIfTheTransactionCommits() {
        EntityManager hosts = begin();
        assertThatThrownBy(() -> accounts.require(RULE, caller)).isInstanceOf(RefusedException.class);

        hosts.getTransaction().commit();

        assertThat(refusalsAfter(hosts)).hasSize(1);
    }

    private EntityManager begin() {
        EntityManager entityManager = factory.createEntityManager();
        entityManager.getTransaction().begin();
        transaction = Optional.of(entityManager);
        return entityManager;
    }

    private List<AuditEvent> refusalsAfter(EntityManager hosts) {
        transaction = Optional.empty();
        hosts.close();
        accounts.flush();
        return stores.auditLog()
                .find(AuditEventQuery.in(Realm.DEFAULT).withTypes(List.of(AuditEventType.ACCESS_REFUSAL)));
    }

    private final class Host implements HostTransaction {

        @Override
        public Optional<EntityManager> entityManager() {
            return Thread.currentThread().equals(hostsThread) ? transaction : Optional.empty();
        }

        @Override
        public void afterCommit(Runnable action) {
            throw new AssertionError("Nothing follows the commit here.");
        }
    }
}
