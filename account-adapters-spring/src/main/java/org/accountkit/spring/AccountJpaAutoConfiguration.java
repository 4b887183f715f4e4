package org.accountkit.spring;

import jakarta.persistence.EntityManagerFactory;
import org.accountkit.AccountStores;
import org.accountkit.jpa.JpaStores;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;

/** The stores in the application's persistence unit. */
@AutoConfiguration(afterName = "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration")
@ConditionalOnClass({LocalContainerEntityManagerFactoryBean.class, EntityManagerFactoryBuilderCustomizer.class})
class AccountJpaAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(AccountStores.class)
    @ConditionalOnSingleCandidate(EntityManagerFactory.class)
    JpaStores accountStores(EntityManagerFactory factory, ObjectProvider<PlatformTransactionManager> managers) {
        return JpaStores.joining(
                factory, new SpringHostTransaction(factory, NewTransactions.of(factory, managers.orderedStream())));
    }

    @Bean
    @ConditionalOnMissingBean
    LostRaces accountLostRaces() {
        return new LostRaces();
    }

    /** The entities stay with the unit if only the stores are replaced, since the application's may use some of them. */
    @Configuration(proxyBeanMethods = false)
    static class Entities {

        @Bean
        AccountEntities accountEntities() {
            return new AccountEntities();
        }
    }

    /** Leaves the tables to the scripts. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HibernatePropertiesCustomizer.class, SchemaFilterProvider.class})
    static class Ddl {

        @Bean
        HibernatePropertiesCustomizer accountTablesAreForeign() {
            return properties ->
                    properties.putIfAbsent("hibernate.hbm2ddl.schema_filter_provider", new ForeignTables());
        }
    }
}
