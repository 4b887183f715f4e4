package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.accountkit.AccountServices;
import org.accountkit.AccountStores;
import org.accountkit.password.PasswordService.PreparedPassword;
import org.accountkit.secret.Secret;
import org.accountkit.spring.shop.Checkout;
import org.accountkit.spring.shop.Purchase;
import org.accountkit.spring.shop.Purchases;
import org.accountkit.spring.shop.Shop;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.user.Username;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** AccountKit inside the application's transactions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionTest {

    private ConfigurableApplicationContext context;
    private Checkout checkout;
    private AccountServices accounts;
    private JdbcTemplate jdbc;

    @BeforeAll
    void start() {
        context = Shops.start(UUID.randomUUID().toString(), "spring.main.web-application-type=none");
        checkout = context.getBean(Checkout.class);
        accounts = context.getBean(AccountServices.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    void anOrderAndARoleAreCommittedTogether() {
        checkout.buy("a lamp", "lamp-owner");

        assertThat(articles()).contains("a lamp");
        assertThat(roles()).contains("lamp-owner");
    }

    @Test
    void anOrderAndARoleAreRolledBackTogether() {
        assertThatIllegalStateException().isThrownBy(() -> checkout.buyAndFail("a chair", "chair-owner"));

        assertThat(articles()).doesNotContain("a chair");
        assertThat(roles()).doesNotContain("chair-owner");
    }

    @Test
    void whatFollowsACommitMayWrite() {
        UnitOfWork units = context.getBean(AccountStores.class).unitOfWork();
        checkout.inTransaction(() -> {
            units.afterCommit(() -> accounts.operations().ensureRole("written-after-commit", Set.of(), Set.of()));
            return accounts.operations().ensureRole("written-before", Set.of(), Set.of());
        });

        assertThat(roles()).contains("written-before", "written-after-commit");
    }

    @Test
    void nothingFollowsARollback() {
        UnitOfWork units = context.getBean(AccountStores.class).unitOfWork();
        AtomicInteger runs = new AtomicInteger();
        assertThatIllegalStateException()
                .isThrownBy(() -> checkout.inTransaction(() -> {
                    units.afterCommit(runs::incrementAndGet);
                    throw new IllegalStateException("rolled back");
                }));

        assertThat(runs).hasValue(0);
    }

    /** Attempts and refusals are written like this, so that a rollback of the application does not undo them. */
    @Test
    void workThatCommitsApartRunsInATransactionOfItsOwn() {
        UnitOfWork units = context.getBean(AccountStores.class).unitOfWork();
        assertThatIllegalStateException()
                .isThrownBy(() -> checkout.inTransaction(() -> {
                    units.runApart(() -> accounts.operations().ensureRole("kept-apart", Set.of(), Set.of()));
                    throw new IllegalStateException("rolled back");
                }));

        assertThat(roles()).contains("kept-apart");
    }

    @Test
    void aUserIsCreatedInTheTransactionWithAPasswordHashedBefore() {
        Username name = Username.of("grace");
        PreparedPassword password = accounts.passwords().prepare(name, Secret.ofText(Shops.PASSWORD));
        assertThatIllegalStateException()
                .isThrownBy(() -> checkout.inTransaction(() -> {
                    accounts.operations().createAdministrator(password, false);
                    throw new IllegalStateException("rolled back");
                }));
        assertThat(users()).doesNotContain("grace");

        checkout.inTransaction(() -> accounts.operations().createAdministrator(password, false));
        assertThat(users()).contains("grace");
    }

    @Test
    void aReadOnlyTransactionMayReadButNotWrite() {
        assertThat(checkout.readOnly(() -> accounts.operations().isEmpty())).isFalse();
        assertThatThrownBy(() ->
                        checkout.readOnly(() -> accounts.operations().ensureRole("read-only", Set.of(), Set.of())))
                .isInstanceOf(StoreFailedException.class)
                .hasMessageContaining("read-only");
        assertThat(roles()).doesNotContain("read-only");
    }

    @Test
    void aTransactionOfPlainJdbcIsRefusedRatherThanIgnored() {
        TransactionTemplate plain = new TransactionTemplate(new DataSourceTransactionManager(jdbc.getDataSource()));

        assertThatThrownBy(() -> plain.execute(status -> accounts.operations().ensureRole("lost", Set.of(), Set.of())))
                .isInstanceOf(StoreFailedException.class)
                .hasMessageContaining("JpaTransactionManager");
        assertThat(roles()).doesNotContain("lost");
    }

    /** Spring's own repetition knows a lost race by its type; each run is a transaction of its own. */
    @Test
    void aLostRaceIsRepeatedBySpring() {
        try (ConfigurableApplicationContext other = new SpringApplicationBuilder(Shop.class, Repeating.class)
                .properties(Shops.properties())
                .properties("spring.main.web-application-type=none")
                .run()) {
            assertThat(other.getBean(Racer.class).race()).isEqualTo(3);
            assertThat(other.getBean(Purchases.class).count()).isEqualTo(1);
            assertThatThrownBy(() -> other.getBean(Ledger.class).write())
                    .isInstanceOf(TransientDataAccessException.class);
        }
    }

    @Configuration
    @EnableResilientMethods
    static class Repeating {

        @Bean
        Racer racer(Purchases purchases) {
            return new Racer(purchases);
        }

        @Bean
        Ledger ledger() {
            return new Ledger();
        }
    }

    @Repository
    static class Ledger {

        public void write() {
            throw new LostRaceException();
        }
    }

    static class Racer {

        private final Purchases purchases;
        private int runs;

        Racer(Purchases purchases) {
            this.purchases = purchases;
        }

        @Retryable(includes = LostRaceException.class, delay = 1)
        @Transactional
        public int race() {
            purchases.save(new Purchase("raced"));
            runs++;
            if (runs < 3) {
                throw new LostRaceException();
            }
            return runs;
        }
    }

    private List<String> articles() {
        return jdbc.queryForList("select article from purchase", String.class);
    }

    private List<String> users() {
        return jdbc.queryForList("select username from account_user", String.class);
    }

    private List<String> roles() {
        return jdbc.queryForList("select role_name from account_role", String.class);
    }
}
