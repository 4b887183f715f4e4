package org.accountkit.throttle.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.accountkit.audit.engine.ClientNetwork;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.ThrottlePolicies;
import org.accountkit.throttle.ThrottlePolicies.ThrottlePolicy;
import org.accountkit.user.Realm;

/**
 * The attempt counters for the accounts of one realm. A user name is counted whether or not a user has that name, so
 * that a wait reveals nothing.
 */
public final class AccountLimits {

    /** As long as a counter without a lock is remembered. Nobody can unlock a name that no user has. */
    private static final Duration LOCK_OF_NOBODY = Duration.ofDays(30);

    private final ThrottlePolicies policies;
    private final Realm realm;
    private final UnknownNames unknownNames;

    /**
     * Creates the counters of a realm.
     *
     * @param policies how attempts are throttled
     * @param realm the realm
     * @param unknownNames the counters of names that no user has
     */
    public AccountLimits(ThrottlePolicies policies, Realm realm, UnknownNames unknownNames) {
        this.policies = policies;
        this.realm = realm;
        this.unknownNames = unknownNames;
    }

    /**
     * Returns the counters for a password attempt from an unknown device. Of all attempts, only these wait on the counter
     * of their address: behind a proxy that the host has not named, everyone has the same one. All others have proven
     * something, have a counter of their own, and only count towards the address.
     *
     * @param usernameKey the key of the user's name
     * @param address the client's network address
     * @return the counters
     */
    public List<Limit> password(String usernameKey, Optional<String> address) {
        return withAddress(address, policies.address(), new Limit(passwordKey(usernameKey), policies.password()));
    }

    /**
     * Returns the counter of an address on which attempts from unknown devices wait.
     *
     * @param address the client's network address
     * @return the counter; none if the address is unknown
     */
    public List<Limit> ofAddress(Optional<String> address) {
        return withAddress(address, policies.address());
    }

    /**
     * Returns the counters for a password attempt under a name that no user has.
     *
     * @param usernameKey the key of the name as typed
     * @param address the client's network address
     * @return the counters
     */
    public List<Limit> passwordOfNobody(String usernameKey, Optional<String> address) {
        AttemptKey counter = unknownNames.counterOf(realm, usernameKey);
        return withAddress(
                address, policies.address(), new Limit(counter, policies.password(), Optional.of(LOCK_OF_NOBODY)));
    }

    /**
     * Returns the counters for a password attempt from a known device. The device has its own counter, which neither
     * outsiders nor other devices can affect.
     *
     * @param deviceId the device's public id
     * @param address the client's network address
     * @return the counters
     */
    public List<Limit> passwordFromDevice(String deviceId, Optional<String> address) {
        return talliedByAddress(address, new Limit(deviceKey(deviceId), policies.password()));
    }

    /**
     * Returns the counters for a password attempt by a signed-in user. Outsiders cannot affect the user's own counter,
     * while failures also count against the account's name.
     *
     * @param userId the user's id
     * @param usernameKey the key of the user's name
     * @param address the client's network address
     * @return the counters
     */
    public List<Limit> passwordFromSession(String userId, String usernameKey, Optional<String> address) {
        return talliedByAddress(
                address,
                new Limit(key("password-from-session", userId), policies.password()),
                new Limit(passwordKey(usernameKey), new ThrottlePolicy.Tally(policies.password())));
    }

    /**
     * Returns the counters for a TOTP attempt.
     *
     * @param userId the user's id
     * @param address the client's network address
     * @return the counters
     */
    public List<Limit> totp(String userId, Optional<String> address) {
        return talliedByAddress(
                address,
                new Limit(key("totp", userId), policies.totp()),
                new Limit(key("totp-long-run", userId), policies.totpInTheLongRun()));
    }

    /**
     * Returns the counters for an attempt with a recovery code.
     *
     * @param userId the user's id
     * @param address the client's network address
     * @return the counters
     */
    public List<Limit> recoveryCode(String userId, Optional<String> address) {
        return talliedByAddress(address, new Limit(key("recovery-code", userId), policies.recoveryCode()));
    }

    /**
     * Returns the counters for a request of a password reset. Every request counts, and none is taken back. A name has its
     * own counter whether or not a user has it: a sweep deletes it after an hour.
     *
     * @param usernameKey the key of the user's name
     * @param address the client's network address
     * @param perHour how many requests for the name are allowed within an hour
     * @param perMinute how many requests from the address are allowed within a minute
     * @return the counters
     */
    public List<Limit> passwordReset(String usernameKey, Optional<String> address, int perHour, int perMinute) {
        return withAddress(
                "password-reset-address",
                address,
                new ThrottlePolicy.Quota(perMinute, Duration.ofMinutes(1), false),
                new Limit(resetKey(usernameKey), new ThrottlePolicy.Quota(perHour, Duration.ofHours(1), false)));
    }

    private AttemptKey resetKey(String usernameKey) {
        return key("password-reset", usernameKey);
    }

    /**
     * Returns the counters of an account, for an unlock. Those of its devices are separate.
     *
     * @param usernameKey the key of the user's name
     * @param userId the user's id
     * @return the keys of the counters
     */
    public List<AttemptKey> ofAccount(String usernameKey, String userId) {
        return List.of(
                passwordKey(usernameKey),
                resetKey(usernameKey),
                key("password-from-session", userId),
                key("totp", userId),
                key("totp-long-run", userId),
                key("recovery-code", userId));
    }

    /**
     * Returns the counter by which outsiders can lock the password of an account.
     *
     * @param usernameKey the key of the user's name
     * @return the counter
     */
    public Limit passwordLimit(String usernameKey) {
        return new Limit(passwordKey(usernameKey), policies.password());
    }

    /**
     * Returns the counters that can lock the TOTP codes of an account.
     *
     * @param userId the user's id
     * @return the counters
     */
    public List<Limit> totpLimits(String userId) {
        return totp(userId, Optional.empty());
    }

    private List<Limit> talliedByAddress(Optional<String> address, Limit... limits) {
        return withAddress(address, new ThrottlePolicy.Tally(policies.address()), limits);
    }

    private static List<Limit> withAddress(Optional<String> address, ThrottlePolicy policy, Limit... limits) {
        return withAddress("address", address, policy, limits);
    }

    private static List<Limit> withAddress(
            String counter, Optional<String> address, ThrottlePolicy policy, Limit... limits) {
        List<Limit> all = new ArrayList<>(Arrays.asList(limits));
        address.ifPresent(
                from -> all.add(new Limit(AttemptKey.of(counter, Realm.DEFAULT, ClientNetwork.of(from)), policy)));
        return List.copyOf(all);
    }

    private AttemptKey passwordKey(String usernameKey) {
        return key("password", usernameKey);
    }

    /**
     * Returns the counter of a known device.
     *
     * @param deviceId the device's public id
     * @return its key
     */
    public AttemptKey deviceKey(String deviceId) {
        return key("password-from-device", deviceId);
    }

    private AttemptKey key(String counter, String subject) {
        return AttemptKey.of(counter, realm, subject);
    }
}
