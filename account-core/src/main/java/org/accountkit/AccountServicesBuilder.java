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
 * Puts {@link AccountServices} together. Stores, master keys, product name and token prefix are needed; everything else
 * has a safe default. {@link #build()} does no I/O. Used by one thread, once.
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
    boolean forTests;

    AccountServicesBuilder() {}

    /**
     * Protects secrets at rest by AES-256-GCM.
     *
     * @param keys the master keys, the first of which seals
     * @return this
     */
    public AccountServicesBuilder masterKeys(MasterKeys keys) {
        return protector(SecretProtector.aesGcm(keys));
    }

    /**
     * Protects secrets at rest by the host's own means.
     *
     * @param value seals and opens
     * @return this
     */
    public AccountServicesBuilder protector(SecretProtector value) {
        protector = value;
        return this;
    }

    /**
     * Names the product: the issuer in authenticator apps, and a word that no password may consist of.
     *
     * @param value 1 to 64 characters, no colon
     * @return this
     */
    public AccountServicesBuilder productName(String value) {
        productName = value;
        return this;
    }

    /**
     * Sets what tokens begin with, so that a leaked one can be told.
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
     * @throws IllegalArgumentException when a name is of another form
     */
    public AccountServicesBuilder rights(String... names) {
        rights = Arrays.stream(names).map(Right::new).toList();
        return this;
    }

    /**
     * Sets the realm; the default one without.
     *
     * @param value the one realm that the services see
     * @return this
     */
    public AccountServicesBuilder realm(Realm value) {
        realm = value;
        return this;
    }

    /**
     * Sets the clock; the system's without.
     *
     * @param value tells the time
     * @return this
     */
    public AccountServicesBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /**
     * Sets who tells users of changes; nobody without.
     *
     * @param value called after commit
     * @return this
     */
    public AccountServicesBuilder notifier(Notifier value) {
        notifier = value;
        return this;
    }

    /**
     * Sets the executor on which times of last use are written; a thread of our own without.
     *
     * @param value the host's executor, which is not shut down
     * @return this
     */
    public AccountServicesBuilder executor(ScheduledExecutorService value) {
        executor = Optional.of(value);
        return this;
    }

    /**
     * Allows what is only fit for tests and development: weak hashing, and stores that forget.
     *
     * @return this
     */
    public AccountServicesBuilder forTests() {
        forTests = true;
        return this;
    }

    /**
     * Puts the services together, without any I/O.
     *
     * @return the services
     * @throws UnsafeWiringException when something is missing or unsafe, listing every problem
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
