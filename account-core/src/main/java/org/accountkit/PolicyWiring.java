package org.accountkit;

import java.util.Optional;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.HashingCapacity;
import org.accountkit.password.PasswordBlocklist;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.password.Peppers;
import org.accountkit.session.SessionPolicy;
import org.accountkit.signin.DevicePolicy;
import org.accountkit.throttle.PendingPolicy;
import org.accountkit.throttle.ThrottlePolicies;
import org.accountkit.twofactor.RecoveryCodePolicy;
import org.accountkit.twofactor.Totp;
import org.accountkit.twofactor.TotpParameters;

/**
 * The part of {@link AccountServicesBuilder} that sets policies. All have safe defaults.
 *
 * @param <B> the builder
 */
abstract class PolicyWiring<B extends PolicyWiring<B>> extends StoreWiring<B> {

    final PasswordSettings passwordSettings = new PasswordSettings();
    boolean revokesApiKeys;
    int apiKeysPerUser = 1;
    ThrottlePolicies throttle = ThrottlePolicies.DEFAULT;
    SessionPolicy sessionPolicy = SessionPolicy.DEFAULT;
    TotpParameters totp = TotpParameters.DEFAULT;
    int totpWindow = Totp.DEFAULT_WINDOW;
    PendingPolicy pendingEnrolment = PendingPolicy.DEFAULT;
    RecoveryCodePolicy recoveryCodePolicy = RecoveryCodePolicy.DEFAULT;
    PendingPolicy pendingSignIn = PendingPolicy.DEFAULT;
    DevicePolicy devicePolicy = DevicePolicy.DEFAULT;

    PolicyWiring() {}

    /**
     * Sets how passwords are hashed; Argon2id with safe parameters without.
     *
     * @param value the hasher
     * @return this
     */
    public B passwordHasher(PasswordHasher value) {
        passwordSettings.hasher = Optional.of(value);
        return self();
    }

    /**
     * Sets how many passwords are hashed at once; one per core and per 512 MiB of heap without.
     *
     * @param value the capacity
     * @return this
     */
    public B hashingCapacity(HashingCapacity value) {
        passwordSettings.capacity = value;
        return self();
    }

    /**
     * Sets which hashes of other products are verified until their users have signed in once; the standard ones
     * without.
     *
     * @param value {@code LegacyHashes} with what the old product mixed into them, or a reader of your own
     * @return this
     */
    public B legacyHashes(ForeignHashes value) {
        passwordSettings.legacyHashes = value;
        return self();
    }

    /**
     * Mixes a key into passwords before they are hashed; none without. Hashes that were made before, or with an older
     * pepper, verify and are made anew at sign-in.
     *
     * @param value the peppers, the first of which makes new hashes
     * @return this
     */
    public B peppers(Peppers value) {
        passwordSettings.peppers = Optional.of(value);
        return self();
    }

    /**
     * Leaves outdated hashes as they are at sign-in, for a host that may have to go back to an older version of itself,
     * which knows only those. Without, each is made anew as soon as the right password was given. Passwords that are
     * set or changed are hashed as new ones in any case.
     *
     * @return this
     */
    public B keepOutdatedHashes() {
        passwordSettings.keepsOutdatedHashes = true;
        return self();
    }

    /**
     * Sets how long passwords have to be.
     *
     * @param value the policy
     * @return this
     */
    public B passwordPolicy(PasswordPolicy value) {
        passwordSettings.policy = value;
        return self();
    }

    /**
     * Sets which passwords are too common; the list that is shipped without.
     *
     * @param value knows them
     * @return this
     */
    public B passwordBlocklist(PasswordBlocklist value) {
        passwordSettings.blocklist = value;
        return self();
    }

    /**
     * Lets a user's own change of the password revoke the user's API key too. Without, the key stays: it belongs to the
     * user, not to the password. An administrator's reset revokes it in any case.
     *
     * @return this
     */
    public B passwordChangeRevokesApiKey() {
        revokesApiKeys = true;
        return self();
    }

    /**
     * Lets users have several API keys; one otherwise.
     *
     * @param most how many, 1 to 100
     * @return this
     * @throws IllegalArgumentException when it is out of range
     */
    public B apiKeysPerUser(int most) {
        apiKeysPerUser = ApiKeyService.requireMost(most);
        return self();
    }

    /**
     * Sets how attempts are throttled.
     *
     * @param value the policies
     * @return this
     */
    public B throttle(ThrottlePolicies value) {
        throttle = value;
        return self();
    }

    /**
     * Sets how long sessions live.
     *
     * @param value the policy
     * @return this
     */
    public B sessions(SessionPolicy value) {
        sessionPolicy = value;
        return self();
    }

    /**
     * Sets how TOTP codes of new credentials are computed. Those who enrolled before go on as they are, but for the
     * number of digits, which is one for all.
     *
     * @param value the parameters
     * @return this
     */
    public B totp(TotpParameters value) {
        totp = value;
        return self();
    }

    /**
     * Sets how many time steps before and after the present one a TOTP code may be of.
     *
     * @param steps 0 to 2; one without
     * @return this
     */
    public B totpWindow(int steps) {
        totpWindow = steps;
        return self();
    }

    /**
     * Sets how long a two-factor enrolment waits for its validation.
     *
     * @param value the policy
     * @return this
     */
    public B pendingEnrolment(PendingPolicy value) {
        pendingEnrolment = value;
        return self();
    }

    /**
     * Sets how many recovery codes users get.
     *
     * @param value the policy
     * @return this
     */
    public B recoveryCodes(RecoveryCodePolicy value) {
        recoveryCodePolicy = value;
        return self();
    }

    /**
     * Sets how long a sign-in waits for its second factor.
     *
     * @param value the policy
     * @return this
     */
    public B pendingSignIn(PendingPolicy value) {
        pendingSignIn = value;
        return self();
    }

    /**
     * Sets how long devices stay known: from those, the owner gets in while strangers are throttled.
     *
     * @param value the policy
     * @return this
     */
    public B knownDevices(DevicePolicy value) {
        devicePolicy = value;
        return self();
    }
}
