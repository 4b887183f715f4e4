package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.accountkit.AccountServices;
import org.accountkit.AccountStores;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditLog;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.jpa.JpaStores;
import org.accountkit.testkit.AccountFixture;
import org.accountkit.testkit.InMemoryStores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an application gets from its properties alone, and how it replaces parts. */
class ServicesTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void propertiesAreEnough() {
        Shops.runner().run(context -> {
            AccountServices accounts = context.getBean(AccountServices.class);

            assertThat(accounts.productName()).isEqualTo("Test Shop");
            assertThat(accounts.operations().isEmpty()).isTrue();
            assertThat(context).hasSingleBean(JpaStores.class);
        });
    }

    @Test
    void theNameOfTheApplicationIsThatOfTheProductUnlessThereIsAnother() {
        Shops.runner()
                .withPropertyValues("accountkit.product-name=", "spring.application.name=Corner Shop")
                .run(context -> assertThat(
                                context.getBean(AccountServices.class).productName())
                        .isEqualTo("Corner Shop"));
    }

    @Test
    void scriptsHaveAHistoryOfTheirOwnBesideThoseOfTheApplication() {
        Shops.runner().run(context -> {
            assertThat(scripts(context, "flyway_schema_history")).containsExactly("V1__orders.sql");
            assertThat(scripts(context, "account_schema_history"))
                    .contains("accountkit-1__account.sql")
                    .doesNotContain("V1__orders.sql");
        });
    }

    private static List<String> scripts(ApplicationContext context, String table) {
        return context.getBean(JdbcTemplate.class)
                .queryForList(
                        "select \"script\" from \"" + table + "\" where \"type\" = 'SQL' order by 1", String.class);
    }

    @Test
    void theApplicationMayScanForItsEntitiesElsewhere() {
        Shops.runner()
                .withUserConfiguration(ScansItself.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void hibernateLeavesTheTablesToTheScripts() {
        String[] database = Shops.properties("kept");
        Shops.runner()
                .withPropertyValues(database)
                .withPropertyValues("spring.jpa.hibernate.ddl-auto=create-drop")
                .run(context ->
                        context.getBean(AccountServices.class).operations().ensureRole("clerk", Set.of(), Set.of()));

        Shops.runner()
                .withPropertyValues(database)
                .withPropertyValues("spring.jpa.hibernate.ddl-auto=none")
                .run(context -> assertThat(context.getBean(JdbcTemplate.class)
                                .queryForList("select role_name from account_role", String.class))
                        .contains("clerk"));
    }

    @Test
    void otherStoresReplaceTheDatabase() {
        runnerWithoutDatabase().withUserConfiguration(OwnStores.class).run(context -> {
            assertThat(context).hasSingleBean(AccountStores.class);
            assertThat(context.getBean(AccountServices.class).operations().isEmpty())
                    .isTrue();
        });
    }

    @Test
    void aSinglePortIsReplacedByABean() {
        Shops.runner().withUserConfiguration(OwnParts.class).run(context -> {
            AccountServices accounts = context.getBean(AccountServices.class);
            accounts.operations().ensureRole("clerk", Set.of(), Set.of());

            assertThat(context.getBean(OwnAuditLog.class).types()).contains("role-creation");
            assertThat(accounts.clock().instant()).isEqualTo(NOON);
        });
    }

    @Test
    void servicesOfTheApplicationReplaceThoseOfTheProperties() {
        runnerWithoutDatabase()
                .withUserConfiguration(OwnServices.class)
                .withPropertyValues("accountkit.master-keys=")
                .run(context ->
                        assertThat(context).hasSingleBean(AccountServices.class).hasBean("ownServices"));
    }

    @Test
    void theServicesAreClosedWithTheApplication() {
        List<Thread> ofOtherTests = housekeepers();

        Shops.runner().run(context -> assertThat(housekeepers()).hasSizeGreaterThan(ofOtherTests.size()));

        assertThat(ofOtherTests).containsAll(housekeepers());
    }

    /** The sweep runs on this thread: a minute after the start, then every ten minutes. */
    static List<Thread> housekeepers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("accountkit-housekeeping"))
                .toList();
    }

    private static ApplicationContextRunner runnerWithoutDatabase() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AccountKitAutoConfiguration.class))
                .withPropertyValues(Shops.properties());
    }

    @Configuration
    @EntityScan("org.accountkit.spring.shop")
    static class ScansItself {}

    @Configuration
    static class OwnStores {

        @Bean
        InMemoryStores ownStores() {
            return new InMemoryStores();
        }

        @Bean
        AccountServicesCustomizer forTests() {
            return builder -> builder.forTests();
        }
    }

    @Configuration
    static class OwnParts {

        @Bean
        OwnAuditLog ownAuditLog(JpaStores stores) {
            return new OwnAuditLog(stores.auditLog());
        }

        @Bean
        Clock ownClock() {
            return Clock.fixed(NOON, ZoneOffset.UTC);
        }
    }

    static final class OwnAuditLog implements AuditLog {

        private final AuditLog stored;
        private final List<String> types = new ArrayList<>();

        OwnAuditLog(AuditLog stored) {
            this.stored = stored;
        }

        List<String> types() {
            return types;
        }

        @Override
        public void append(AuditEvent event) {
            types.add(event.type().code());
            stored.append(event);
        }

        @Override
        public List<AuditEvent> find(AuditEventQuery query) {
            return stored.find(query);
        }

        @Override
        public int deleteBefore(Instant before, int most) {
            return stored.deleteBefore(before, most);
        }
    }

    @Configuration
    static class OwnServices {

        @Bean
        AccountServices ownServices() {
            return AccountFixture.open().accounts();
        }
    }
}
