package org.accountkit;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.accountkit.notification.Notifier;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.SecretProtector;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link AccountServices}. Stores, master keys, product name and token prefix are required; everything else has
 * a safe default. {@link #build()} does no I/O. For use by one thread, once.
 */
public final class AccountServicesBuilder extends PolicyWiring<AccountServicesBuilder> {

    @Nullable
    SecretProtector protector;

    String productName = "";
    String tokenPrefix = "";
    Realm realm = Realm.DEFAULT;
    List<Right> rights = List.of();
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    Notifier notifier = Notifier.none();
    Optional<ScheduledExecutorService> executor = Optional.empty();
    boolean sweepsOnDemand;
    boolean forTests;

    AccountServicesBuilder() {}

    /**
     * Encrypts stored secrets with AES-256-GCM.
     *
     * @param keys the master keys; the first one encrypts new secrets
     * @return this
     */
    public AccountServicesBuilder masterKeys(MasterKeys keys) {
        return protector(SecretProtector.aesGcm(keys));
    }

    /**
     * Protects stored secrets by the host's own means, such as a hardware module.
     *
     * @param value seals and unseals secrets
     * @return this
     */
    public AccountServicesBuilder protector(SecretProtector value) {
        protector = value;
        return this;
    }

    /**
     * Sets the product's name. It is the issuer shown in authenticator apps, and a password must not consist of it.
     *
     * @param value 1 to 64 characters, no colon
     * @return this
     */
    public AccountServicesBuilder productName(String value) {
        productName = value;
        return this;
    }

    /**
     * Sets the prefix of all tokens, so that a leaked token can be recognized.
     *
     * @param value 2 to 8 lower-case letters
     * @return this
     */
    public AccountServicesBuilder tokenPrefix(String value) {
        tokenPrefix = value;
        return this;
    }

    /**
     * Declares the host's own rights.
     *
     * @param names dotted lower-case words, none of them beginning with {@code account.}
     * @return this
     * @throws IllegalArgumentException if a name has another form
     */
    public AccountServicesBuilder rights(String... names) {
        rights = Arrays.stream(names).map(Right::new).toList();
        return this;
    }

    /**
     * Sets the realm. The default is {@link Realm}'s default realm.
     *
     * @param value the only realm that the services see
     * @return this
     */
    public AccountServicesBuilder realm(Realm value) {
        realm = value;
        return this;
    }

    /**
     * Sets the clock. The default is the system clock.
     *
     * @param value the clock
     * @return this
     */
    public AccountServicesBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /**
     * Sets the notifier that informs users of changes to their accounts. By default there is none.
     *
     * @param value called after commit
     * @return this
     */
    public AccountServicesBuilder notifier(Notifier value) {
        notifier = value;
        return this;
    }

    /**
     * Sets the executor that does the background work: it writes the times of last use and the counted refusals, sweeps,
     * and fulfils requested password resets, delivery included. By default the services run their own threads.
     *
     * @param value the host's executor, which is never shut down here
     * @return this
     */
    public AccountServicesBuilder executor(ScheduledExecutorService value) {
        executor = Optional.of(value);
        return this;
    }

    /**
     * Deletes expired and stale rows only when the host calls {@code operations().sweep()}. By default, every node does
     * it every ten minutes.
     *
     * @return this
     */
    public AccountServicesBuilder sweepOnDemand() {
        sweepsOnDemand = true;
        return this;
    }

    /**
     * Allows weak hashing and stores that do not persist. For tests and development only.
     *
     * @return this
     */
    public AccountServicesBuilder forTests() {
        forTests = true;
        return this;
    }

    /**
     * Builds the services, without any I/O.
     *
     * @return the services
     * @throws UnsafeWiringException if anything is missing or unsafe, with every problem listed
     */
    public AccountServices build() {
        List<String> problems = WiringCheck.problems(this);
        if (!problems.isEmpty()) {
            throw new UnsafeWiringException(problems);
        }
        return new AccountServices(this);
    }

    AccountStores allStores() {
        return new ChosenStores(this);
    }

    @Override
    AccountServicesBuilder self() {
        return this;
    }
}
