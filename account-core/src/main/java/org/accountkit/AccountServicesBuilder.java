package org.accountkit;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.accountkit.notification.Notifier;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.HashingCapacity;
import org.accountkit.password.PasswordBlocklist;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.password.Peppers;
import org.accountkit.password.legacy.LegacyHashes;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.SecretProtector;
import org.accountkit.session.SessionPolicy;
import org.accountkit.signin.DevicePolicy;
import org.accountkit.throttle.PendingPolicy;
import org.accountkit.throttle.ThrottlePolicies;
import org.accountkit.twofactor.RecoveryCodePolicy;
import org.accountkit.twofactor.Totp;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link AccountServices} together. Stores, master keys, product name and token prefix are needed; everything else
 * has a safe default. {@link #build()} does no I/O. Used by one thread, once.
 */
public final class AccountServicesBuilder {

    @Nullable
    AccountStores stores;

    @Nullable
    SecretProtector protector;

    String productName = "";
    String tokenPrefix = "";
    Realm realm = Realm.DEFAULT;
    List<Right> rights = List.of();
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    Optional<PasswordHasher> hasher = Optional.empty();
    HashingCapacity hashingCapacity = HashingCapacity.ofThisMachine();
    ForeignHashes foreignHashes = LegacyHashes.standard();
    Optional<Peppers> peppers = Optional.empty();
    boolean keepsOutdatedHashes;
    PasswordPolicy passwordPolicy = PasswordPolicy.DEFAULT;
    PasswordBlocklist blocklist = PasswordBlocklist.common();
    boolean revokesApiKeys;
    ThrottlePolicies throttle = ThrottlePolicies.DEFAULT;
    SessionPolicy sessions = SessionPolicy.DEFAULT;
    TotpParameters totp = TotpParameters.DEFAULT;
    int totpWindow = Totp.DEFAULT_WINDOW;
    PendingPolicy pendingEnrolment = PendingPolicy.DEFAULT;
    RecoveryCodePolicy recoveryCodes = RecoveryCodePolicy.DEFAULT;
    PendingPolicy pendingSignIn = PendingPolicy.DEFAULT;
    DevicePolicy knownDevices = DevicePolicy.DEFAULT;
    Notifier notifier = Notifier.none();
    Optional<ScheduledExecutorService> executor = Optional.empty();
    boolean forTests;

    AccountServicesBuilder() {}

    /**
     * Sets all stores.
     *
     * @param value an adapter's stores
     * @return this
     */
    public AccountServicesBuilder stores(AccountStores value) {
        stores = value;
        return this;
    }

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
     * Sets how passwords are hashed; Argon2id with safe parameters without.
     *
     * @param value the hasher
     * @return this
     */
    public AccountServicesBuilder passwordHasher(PasswordHasher value) {
        hasher = Optional.of(value);
        return this;
    }

    /**
     * Sets how many passwords are hashed at once; one per core and per 512 MiB of heap without.
     *
     * @param value the capacity
     * @return this
     */
    public AccountServicesBuilder hashingCapacity(HashingCapacity value) {
        hashingCapacity = value;
        return this;
    }

    /**
     * Sets which hashes of other products are verified until their users have signed in once; {@link
     * LegacyHashes#standard} without.
     *
     * @param value the hashes: {@link LegacyHashes} with what the old product mixed into them, or a reader of your own
     * @return this
     */
    public AccountServicesBuilder legacyHashes(ForeignHashes value) {
        foreignHashes = value;
        return this;
    }

    /**
     * Mixes a key into passwords before they are hashed; none without. Hashes that were made before, or with an older
     * pepper, verify and are made anew at sign-in.
     *
     * @param value the peppers, the first of which makes new hashes
     * @return this
     */
    public AccountServicesBuilder peppers(Peppers value) {
        peppers = Optional.of(value);
        return this;
    }

    /**
     * Leaves outdated hashes as they are at sign-in, for a host that may have to go back to an older version of itself,
     * which knows only those. Without, each is made anew as soon as the right password was given. Passwords that are
     * set or changed are hashed as new ones in any case.
     *
     * @return this
     */
    public AccountServicesBuilder keepOutdatedHashes() {
        keepsOutdatedHashes = true;
        return this;
    }

    /**
     * Sets how long passwords have to be.
     *
     * @param value the policy
     * @return this
     */
    public AccountServicesBuilder passwordPolicy(PasswordPolicy value) {
        passwordPolicy = value;
        return this;
    }

    /**
     * Sets which passwords are too common; the list that is shipped without.
     *
     * @param value knows them
     * @return this
     */
    public AccountServicesBuilder passwordBlocklist(PasswordBlocklist value) {
        blocklist = value;
        return this;
    }

    /**
     * Lets a user's own change of the password revoke the user's API key too. Without, the key stays: it belongs to the
     * user, not to the password. An administrator's reset revokes it in any case.
     *
     * @return this
     */
    public AccountServicesBuilder passwordChangeRevokesApiKey() {
        revokesApiKeys = true;
        return this;
    }

    /**
     * Sets how attempts are throttled.
     *
     * @param value the policies
     * @return this
     */
    public AccountServicesBuilder throttle(ThrottlePolicies value) {
        throttle = value;
        return this;
    }

    /**
     * Sets how long sessions live.
     *
     * @param value the policy
     * @return this
     */
    public AccountServicesBuilder sessions(SessionPolicy value) {
        sessions = value;
        return this;
    }

    /**
     * Sets how TOTP codes of new credentials are computed. Those who enrolled before go on as they are, but for the
     * number of digits, which is one for all.
     *
     * @param value the parameters
     * @return this
     */
    public AccountServicesBuilder totp(TotpParameters value) {
        totp = value;
        return this;
    }

    /**
     * Sets how many time steps before and after the present one a TOTP code may be of.
     *
     * @param steps 0 to 2; one without
     * @return this
     */
    public AccountServicesBuilder totpWindow(int steps) {
        totpWindow = steps;
        return this;
    }

    /**
     * Sets how long a two-factor enrolment waits for its validation.
     *
     * @param value the policy
     * @return this
     */
    public AccountServicesBuilder pendingEnrolment(PendingPolicy value) {
        pendingEnrolment = value;
        return this;
    }

    /**
     * Sets how many recovery codes users get.
     *
     * @param value the policy
     * @return this
     */
    public AccountServicesBuilder recoveryCodes(RecoveryCodePolicy value) {
        recoveryCodes = value;
        return this;
    }

    /**
     * Sets how long a sign-in waits for its second factor.
     *
     * @param value the policy
     * @return this
     */
    public AccountServicesBuilder pendingSignIn(PendingPolicy value) {
        pendingSignIn = value;
        return this;
    }

    /**
     * Sets how long devices stay known: from those, the owner gets in while strangers are throttled.
     *
     * @param value the policy
     * @return this
     */
    public AccountServicesBuilder knownDevices(DevicePolicy value) {
        knownDevices = value;
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

    PasswordHasher passwordHasher() {
        return hasher.orElseGet(PasswordHasher::argon2id);
    }
}
