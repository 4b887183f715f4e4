package org.accountkit;

import java.time.Duration;
import java.util.Optional;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.audit.AuditEvent;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.HashingCapacity;
import org.accountkit.password.PasswordBlocklist;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.password.Peppers;
import org.accountkit.reset.PasswordResetService.ResetPolicy;
import org.accountkit.session.SessionService.SessionPolicy;
import org.accountkit.signin.DeviceService.DevicePolicy;
import org.accountkit.throttle.PendingPolicy;
import org.accountkit.throttle.ThrottlePolicies;
import org.accountkit.twofactor.RecoveryCodePolicy;
import org.accountkit.twofactor.Totp;
import org.accountkit.twofactor.TotpParameters;

/**
 * The part of {@link AccountServicesBuilder} that sets policies. Every policy has a safe default.
 *
 * @param <B> the type of the builder
 */
abstract class PolicyWiring<B extends PolicyWiring<B>> extends StoreWiring<B> {

    final PasswordSettings passwordSettings = new PasswordSettings();
    boolean revokesApiKeys;
    int apiKeysPerUser = 1;
    ThrottlePolicies throttle = ThrottlePolicies.DEFAULT;
    SessionPolicy sessionPolicy = SessionPolicy.DEFAULT;
    TotpParameters totp = TotpParameters.DEFAULT;
    int totpWindow = Totp.DEFAULT_WINDOW;
    ResetPolicy resetPolicy = ResetPolicy.DEFAULT;
    PendingPolicy pendingEnrolment = PendingPolicy.DEFAULT;
    RecoveryCodePolicy recoveryCodePolicy = RecoveryCodePolicy.DEFAULT;
    PendingPolicy pendingSignIn = PendingPolicy.DEFAULT;
    DevicePolicy devicePolicy = DevicePolicy.DEFAULT;
    Optional<Duration> auditRetention = Optional.of(AuditEvent.DEFAULT_RETENTION);

    PolicyWiring() {}

    /**
     * Sets how passwords are hashed. The default is Argon2id with safe parameters.
     *
     * @param value the hasher
     * @return this
     */
    public B passwordHasher(PasswordHasher value) {
        passwordSettings.hasher = Optional.of(value);
        return self();
    }

    /**
     * Sets how many passwords are hashed at the same time. The default is one per core and per 512 MiB of heap.
     *
     * @param value the capacity
     * @return this
     */
    public B hashingCapacity(HashingCapacity value) {
        passwordSettings.capacity = value;
        return self();
    }

    /**
     * Sets which legacy hashes are verified until their users first sign in. The default is the standard ones.
     *
     * @param value {@code LegacyHashes} with any keys that the old product mixed in, or your own reader
     * @return this
     */
    public B legacyHashes(ForeignHashes value) {
        passwordSettings.legacyHashes = value;
        return self();
    }

    /**
     * Lets every refused password also cost what a legacy hash costs, so that users who were imported with such a hash
     * cannot be told apart by time from users who do not exist. By default a refusal of an imported user takes as long as
     * any other, plus the time for the legacy hash, until the user first signs in or gets a new password. Refusals take
     * correspondingly longer, so drop the setting once few such users are left.
     *
     * @param example a hash of the kind and cost that the imported users have, for any password
     * @return this
     */
    public B imitateLegacyHash(PasswordHash example) {
        passwordSettings.imitated = Optional.of(example);
        return self();
    }

    /**
     * Mixes a secret key, the pepper, into passwords before they are hashed. By default there is none. Existing hashes,
     * and those with an older pepper, still verify and are rehashed at the next sign-in.
     *
     * @param value the peppers; new hashes use the first one
     * @return this
     */
    public B peppers(Peppers value) {
        passwordSettings.peppers = Optional.of(value);
        return self();
    }

    /**
     * Keeps outdated hashes at sign-in, for a host that may have to fall back to an older version of itself that reads
     * only those. By default a hash is replaced as soon as the right password is given. A password that is set or
     * changed always gets a current hash.
     *
     * @return this
     */
    public B keepOutdatedHashes() {
        passwordSettings.keepsOutdatedHashes = true;
        return self();
    }

    /**
     * Sets how long passwords must be.
     *
     * @param value the policy
     * @return this
     */
    public B passwordPolicy(PasswordPolicy value) {
        passwordSettings.policy = value;
        return self();
    }

    /**
     * Sets which passwords are too common. The default is the bundled blocklist.
     *
     * @param value the blocklist
     * @return this
     */
    public B passwordBlocklist(PasswordBlocklist value) {
        passwordSettings.blocklist = value;
        return self();
    }

    /**
     * Revokes a user's API keys when the user changes the password. By default the keys stay valid, since they belong
     * to the user and not to the password. A reset by an administrator always revokes them.
     *
     * @return this
     */
    public B passwordChangeRevokesApiKey() {
        revokesApiKeys = true;
        return self();
    }

    /**
     * Sets how many API keys a user may have. The default is one.
     *
     * @param most the maximum, 1 to 100
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public B apiKeysPerUser(int most) {
        apiKeysPerUser = ApiKeyService.requireMost(most);
        return self();
    }

    /**
     * Sets how long password reset tokens are valid, and how often one may be requested.
     *
     * @param value the policy
     * @return this
     */
    public B passwordResets(ResetPolicy value) {
        resetPolicy = value;
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
     * Sets how long sessions last.
     *
     * @param value the policy
     * @return this
     */
    public B sessions(SessionPolicy value) {
        sessionPolicy = value;
        return self();
    }

    /**
     * Sets how TOTP codes of new credentials are computed. Existing credentials keep their parameters, except the
     * number of digits, which is the same for all.
     *
     * @param value the parameters
     * @return this
     */
    public B totp(TotpParameters value) {
        totp = value;
        return self();
    }

    /**
     * Sets the window: how many time steps before and after the current one are accepted in a TOTP code.
     *
     * @param steps 0 to 2; the default is 1
     * @return this
     */
    public B totpWindow(int steps) {
        totpWindow = steps;
        return self();
    }

    /**
     * Sets how long a pending two-factor enrolment can be validated.
     *
     * @param value the policy
     * @return this
     */
    public B pendingEnrolment(PendingPolicy value) {
        pendingEnrolment = value;
        return self();
    }

    /**
     * Sets how many recovery codes a user gets.
     *
     * @param value the policy
     * @return this
     */
    public B recoveryCodes(RecoveryCodePolicy value) {
        recoveryCodePolicy = value;
        return self();
    }

    /**
     * Sets how long a pending sign-in waits for its second factor.
     *
     * @param value the policy
     * @return this
     */
    public B pendingSignIn(PendingPolicy value) {
        pendingSignIn = value;
        return self();
    }

    /**
     * Sets how long devices stay known. From a known device a user can sign in while strangers are throttled.
     *
     * @param value the policy
     * @return this
     */
    public B knownDevices(DevicePolicy value) {
        devicePolicy = value;
        return self();
    }

    /**
     * Sets how long audit events are kept. The default is 400 days.
     *
     * @param value 30 days to 100 years
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public B auditRetention(Duration value) {
        auditRetention = Optional.of(AuditEvent.requireRetention(value));
        return self();
    }

    /**
     * Keeps audit events for ever, for a host that archives or deletes them itself.
     *
     * @return this
     */
    public B keepAuditEvents() {
        auditRetention = Optional.empty();
        return self();
    }
}
