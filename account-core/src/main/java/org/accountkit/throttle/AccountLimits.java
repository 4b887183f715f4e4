package org.accountkit.throttle;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
     * What counts a password attempt from a known device of a user: a counter of its own, out of reach of outsiders.
     *
     * @param userId whose device
     * @param address the client's address
     * @return the counters
     */
    public List<Limit> passwordFromDevice(String userId, Optional<String> address) {
        return withAddress(address, new Limit(deviceKey(userId), policies.password()));
    }

    /**
     * What counts a password attempt of somebody signed in: as from a known device, out of reach of outsiders. Failures
     * count for the account's name too.
     *
     * @param userId whose session
     * @param usernameKey the matching form of the user's name
     * @param address the client's address
     * @return the counters
     */
    public List<Limit> passwordFromSession(String userId, String usernameKey, Optional<String> address) {
        return withAddress(
                address,
                new Limit(deviceKey(userId), policies.password()),
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
     * All counters of an account, for an unlock.
     *
     * @param usernameKey the matching form of its name
     * @param userId its id
     * @return their keys
     */
    public List<AttemptKey> ofAccount(String usernameKey, String userId) {
        return List.of(
                passwordKey(usernameKey),
                deviceKey(userId),
                key("totp", userId),
                key("totp-long-run", userId),
                key("recovery-code", userId));
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

    private AttemptKey deviceKey(String userId) {
        return key("password-from-device", userId);
    }

    private AttemptKey key(String counter, String subject) {
        return AttemptKey.of(counter, realm, subject);
    }
}
