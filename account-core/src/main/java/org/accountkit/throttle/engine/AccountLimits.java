package org.accountkit.throttle.engine;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.accountkit.throttle.AttemptKey;
import org.accountkit.throttle.ThrottlePolicies;
import org.accountkit.throttle.ThrottlePolicy;
import org.accountkit.user.Realm;

/**
 * The counters of the accounts of one realm. A user name counts by its matching form whether or not anybody has it, so
 * that a wait tells nothing.
 */
public final class AccountLimits {

    private static final int NETWORK_BYTES = 8;

    private final ThrottlePolicies policies;
    private final Realm realm;

    /**
     * The counters of a realm.
     *
     * @param policies how they are judged
     * @param realm the realm
     */
    public AccountLimits(ThrottlePolicies policies, Realm realm) {
        this.policies = policies;
        this.realm = realm;
    }

    /**
     * What counts a password attempt.
     *
     * @param usernameKey the matching form of what was typed
     * @param address the client's address
     * @return the counters
     */
    public List<Limit> password(String usernameKey, Optional<String> address) {
        return withAddress(address, new Limit(passwordKey(usernameKey), policies.password()));
    }

    /**
     * What counts a password attempt from a known device: a counter of the device's own, out of reach of outsiders and of
     * other devices.
     *
     * @param deviceId its public id
     * @param address the client's address
     * @return the counters
     */
    public List<Limit> passwordFromDevice(String deviceId, Optional<String> address) {
        return withAddress(address, new Limit(deviceKey(deviceId), policies.password()));
    }

    /**
     * What counts a password attempt of somebody who is signed in: a counter out of reach of outsiders. Failures count
     * for the account's name too.
     *
     * @param userId whose session
     * @param usernameKey the matching form of the user's name
     * @param address the client's address
     * @return the counters
     */
    public List<Limit> passwordFromSession(String userId, String usernameKey, Optional<String> address) {
        return withAddress(
                address,
                new Limit(key("password-from-session", userId), policies.password()),
                new Limit(passwordKey(usernameKey), new ThrottlePolicy.Tally(policies.password())));
    }

    /**
     * What counts a TOTP attempt.
     *
     * @param userId whose
     * @param address the client's address
     * @return the counters
     */
    public List<Limit> totp(String userId, Optional<String> address) {
        return withAddress(
                address,
                new Limit(key("totp", userId), policies.totp()),
                new Limit(key("totp-long-run", userId), policies.totpInTheLongRun()));
    }

    /**
     * What counts an attempt with a recovery code.
     *
     * @param userId whose
     * @param address the client's address
     * @return the counters
     */
    public List<Limit> recoveryCode(String userId, Optional<String> address) {
        return withAddress(address, new Limit(key("recovery-code", userId), policies.recoveryCode()));
    }

    /**
     * The counters of an account, for an unlock; those of its devices come beside.
     *
     * @param usernameKey the matching form of its name
     * @param userId its id
     * @return their keys
     */
    public List<AttemptKey> ofAccount(String usernameKey, String userId) {
        return List.of(
                passwordKey(usernameKey),
                key("password-from-session", userId),
                key("totp", userId),
                key("totp-long-run", userId),
                key("recovery-code", userId));
    }

    /**
     * The counters by which outsiders can lock the password of an account.
     *
     * @param usernameKey the matching form of its name
     * @return the counter
     */
    public Limit passwordLimit(String usernameKey) {
        return new Limit(passwordKey(usernameKey), policies.password());
    }

    /**
     * The counters that can lock the TOTP of an account.
     *
     * @param userId whose
     * @return the counters
     */
    public List<Limit> totpLimits(String userId) {
        return totp(userId, Optional.empty());
    }

    private List<Limit> withAddress(Optional<String> address, Limit... limits) {
        List<Limit> all = new ArrayList<>(Arrays.asList(limits));
        address.ifPresent(
                from -> all.add(new Limit(AttemptKey.of("address", Realm.DEFAULT, network(from)), policies.address())));
        return List.copyOf(all);
    }

    /** Whoever has an IPv6 address has its whole /64 to choose from. */
    private static String network(String address) {
        if (!InetAddresses.isInetAddress(address)) {
            return address;
        }
        InetAddress parsed = InetAddresses.forString(address);
        return parsed instanceof Inet6Address
                ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES)
                : parsed.getHostAddress();
    }

    private AttemptKey passwordKey(String usernameKey) {
        return key("password", usernameKey);
    }

    /**
     * The counter of a known device.
     *
     * @param deviceId its public id
     * @return its key
     */
    public AttemptKey deviceKey(String deviceId) {
        return key("password-from-device", deviceId);
    }

    private AttemptKey key(String counter, String subject) {
        return AttemptKey.of(counter, realm, subject);
    }
}
