package org.accountkit.spring;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * Creates and updates AccountKit's tables with Flyway, in a history table of their own, so that the application's scripts
 * have their own versions. Runs after those, which may then find an empty database.
 */
final class AccountSchema implements InitializingBean {

    private static final Map<String, String> FOLDERS =
            Map.of("H2", "h2", "PostgreSQL", "postgresql", "MariaDB", "mariadb");

    private final DataSource dataSource;
    private final String baseline;

    AccountSchema(DataSource dataSource, String baseline) {
        this.dataSource = dataSource;
        this.baseline = baseline;
    }

    @Override
    public void afterPropertiesSet() {
        Flyway.configure(getClass().getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:org/accountkit/jpa/account-schema/" + folder())
                .sqlMigrationPrefix("accountkit-")
                .table("account_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion(baseline)
                .load()
                .migrate();
    }

    private String folder() {
        String product = product();
        String folder = FOLDERS.get(product);
        if (folder == null) {
            throw new InvalidPropertyException(
                    "AccountKit has no schema scripts for " + product + ", only for H2, PostgreSQL and MariaDB.",
                    "Use one of these databases for AccountKit, or provide a bean of the type AccountStores.");
        }
        return folder;
    }

    private String product() {
        try {
            String name = JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getDatabaseProductName());
            return String.valueOf(JdbcUtils.commonDatabaseName(name));
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The database cannot be reached to create AccountKit's tables.", e);
        }
    }
}
