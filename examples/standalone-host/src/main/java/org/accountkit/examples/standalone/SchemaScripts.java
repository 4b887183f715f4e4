package org.accountkit.examples.standalone;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * AccountKit's scripts, run by Flyway with a history table of their own, so that a host's scripts have their own
 * versions. What earlier versions of AccountKit recorded in Flyway's usual table is carried over.
 */
record SchemaScripts(DataSource dataSource, Product product) {

    /** The names under which the first three scripts were published, before they had a prefix of their own. */
    private static final Set<String> FORMER_NAMES = Set.of("V1__account.sql", "V2__additions.sql", "V3__hardening.sql");

    private static final MigrationVersion NOTHING_RUN = MigrationVersion.fromVersion("0");

    void run() {
        try {
            flyway().table("account_schema_history")
                    .baselineOnMigrate(true)
                    .baselineVersion(recordedElsewhere())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StartFailure("The database schema cannot be migrated: " + firstLine(e));
        }
    }

    /** Refuses a schema that is older than this version, and leaves it as it is. */
    void requireRun() {
        if (flyway().table("account_schema_history").load().info().pending().length > 0) {
            throw new StartFailure("The database does not have the schema of this version: start the host once, which"
                    + " creates or migrates it.");
        }
    }

    /** Flyway looks at it only if the tables have no history of their own yet. */
    private MigrationVersion recordedElsewhere() {
        return Arrays.stream(flyway().load().info().applied())
                .filter(script -> FORMER_NAMES.contains(script.getScript()))
                .filter(script -> !script.getState().isFailed())
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .orElse(NOTHING_RUN);
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:org/accountkit/jpa/account-schema/" + product.folder())
                .sqlMigrationPrefix("accountkit-");
    }

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
