package org.accountkit.examples.standalone;

import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.observation.AccountObserver;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.MasterKeys;

/** AccountKit's services on the host's database, without an HTTP server. */
public final class HostAccounts implements AutoCloseable {

    private final HostDatabase database;
    private final AccountServices services;

    private HostAccounts(HostDatabase database, AccountServices services) {
        this.database = database;
        this.services = services;
    }

    /** Opens the services of a host, and creates or migrates the schema. */
    static HostAccounts open(HostSettings settings, int port, AccountObserver observer, Clock clock) {
        HostDatabase database = HostDatabase.open(settings);
        return wire(
                database,
                () -> builder(settings, database, keys(settings, MasterKeyFile::readOrCreate), clock)
                        .notifier(LogNotifier.of(settings, port))
                        .observer(observer));
    }

    /**
     * Opens the services for a command, next to hosts that may be running on the same database. Creates and migrates
     * nothing.
     *
     * @param settings the settings of the host
     * @param clock the clock
     * @return the services, not yet verified
     * @throws StartFailure if the database cannot be reached, or its schema is not that of this version
     * @throws org.accountkit.UnsafeWiringException if a setting is unsafe
     */
    public static HostAccounts openForCommand(HostSettings settings, Clock clock) {
        HostDatabase database = HostDatabase.openMigrated(settings);
        return wire(
                database,
                () -> builder(settings, database, keys(settings, MasterKeyFile::read), clock)
                        .notifier(LogNotifier.of(settings, settings.port()))
                        .sweepOnDemand());
    }

    private static HostAccounts wire(HostDatabase database, Supplier<AccountServicesBuilder> wiring) {
        try {
            return new HostAccounts(database, wiring.get().build());
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static MasterKeys keys(HostSettings settings, Function<MasterKeyFile, MasterKeys> reading) {
        return settings.masterKeys()
                .orElseGet(() ->
                        reading.apply(new MasterKeyFile(settings.dataFolder().resolve("master.key"))));
    }

    private static AccountServicesBuilder builder(
            HostSettings settings, HostDatabase database, MasterKeys keys, Clock clock) {
        AccountServicesBuilder builder = AccountServices.builder()
                .stores(database.stores())
                .masterKeys(keys)
                .productName("AccountKit Example")
                .tokenPrefix("ex")
                .rights(HostRights.HELLO_WRITE.name())
                .passwordHasher(PasswordHasher.argon2id(settings.argon2()))
                .apiKeysPerUser(settings.apiKeys())
                .auditRetention(settings.auditRetention())
                .clock(clock);
        return settings.mode() == HostSettings.Mode.DEVELOPMENT ? builder.forTests() : builder;
    }

    /** {@return the services} */
    public AccountServices services() {
        return services;
    }

    /** Writes the collected times of last use and closes the database. */
    @Override
    public void close() {
        services.close();
        database.close();
    }
}
