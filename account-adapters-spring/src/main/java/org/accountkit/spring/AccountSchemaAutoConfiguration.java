package org.accountkit.spring;

import javax.sql.DataSource;
import org.accountkit.AccountStores;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Runs the schema scripts if Flyway is present. */
@AutoConfiguration(
        before = AccountJpaAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@ConditionalOnClass({Flyway.class, DataSource.class})
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnMissingBean(AccountStores.class)
@ConditionalOnBooleanProperty(name = "accountkit.schema.migrate", matchIfMissing = true)
@EnableConfigurationProperties(AccountKitProperties.class)
class AccountSchemaAutoConfiguration {

    /** The application's Flyway may have a user who may create tables, where the application's own may not. */
    @Bean
    @ConditionalOnMissingBean
    AccountSchema accountSchema(
            DataSource dataSource, ObjectProvider<Flyway> applications, AccountKitProperties properties) {
        DataSource migrating = applications
                .orderedStream()
                .findFirst()
                .map(flyway -> flyway.getConfiguration().getDataSource())
                .orElse(dataSource);
        return new AccountSchema(migrating, properties.schema().baseline());
    }
}
