package org.accountkit.signin.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.accountkit.access.Account;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.NamedAccounts;
import org.accountkit.audit.AuditEventType;
import org.accountkit.password.engine.PasswordAttempts;
import org.accountkit.secret.Secret;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.throttle.engine.AccountLimits;
import org.accountkit.throttle.engine.Limit;
import org.accountkit.throttle.engine.Reservation;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * The first step of a sign-in: user name and password. An unknown user, a disabled user and a wrong password are
 * refused in the same way and at the same cost: where the address has to wait, nothing is read about the name, and
 * otherwise the same is read for every name.
 *
 * @param names finds accounts by name
 * @param passwords verifies passwords
 * @param devices the known devices, whose attempts are counted separately
 */
public record FirstStep(NamedAccounts names, PasswordAttempts passwords, DeviceRegister devices) {

    /**
     * Verifies a user name and a password.
     *
     * @param username the name as typed, well-formed or not
     * @param password the password as typed
     * @param presented the request's other tokens
     * @param origin where the request comes from
     * @return the account, with the attempt that {@link #completing} takes back
     * @throws org.accountkit.access.RefusedException {@code invalid-credentials}, {@code too-many-attempts} or {@code
     *     unavailable}
     */
    public Verified verify(String username, Secret password, PresentedTokens presented, RequestOrigin origin) {
        return passwords.verifier().hashing().admitting(() -> judge(username, password, presented, origin));
    }

    private Verified judge(String username, Secret password, PresentedTokens presented, RequestOrigin origin) {
        String key = Username.keyOf(Username.strip(username));
        Optional<Recognized> recognized = recognize(key, presented);
        if (recognized.isEmpty()) {
            passwords.requireNoWait(passwords.limits().ofAddress(origin.address()));
        }
        Optional<User> named = recognized.isEmpty() ? names.named(username) : Optional.empty();
        Reservation reserved = passwords.reserve(limitsOf(key, recognized, named, origin));
        // Read before the password is verified: its epoch is then the one under which the password was right.
        Optional<Account> account = recognized
                .map(Recognized::account)
                .filter(known -> Username.typed(username).isPresent())
                .or(() -> passwords.judging(reserved, () -> names.accountOf(named)));
        boolean right = passwords
                .judge(reserved, enabled(account).map(Account::id), password, origin)
                .isPresent();
        if (!right) {
            recordRefusal(account.map(Account::id), origin);
            throw RefusalCode.INVALID_CREDENTIALS.refused();
        }
        return new Verified(account.orElseThrow(), reserved);
    }

    /**
     * Completes the step in a unit of work, which also takes back the attempt.
     *
     * @param verified the result of the verification
     * @param work is given the account as of now
     * @param <T> the type of the result
     * @return the result of the work
     * @throws org.accountkit.access.RefusedException {@code invalid-credentials} if the verification would fail now
     */
    public <T> T completing(Verified verified, Function<Account, T> work) {
        return passwords
                .throttle()
                .forgiveWith(
                        verified.reserved(),
                        () -> names.context().completing(verified.account(), RefusalCode.INVALID_CREDENTIALS, work));
    }

    /**
     * A right password.
     *
     * @param account the account as it was read before the password was verified
     * @param reserved the attempt, still counted as a failure
     */
    public record Verified(Account account, Reservation reserved) {}

    /** Treats a disabled user like an unknown one: even a right password must not be rehashed. */
    private static Optional<Account> enabled(Optional<Account> account) {
        return account.filter(known -> known.user().enabled());
    }

    /** What is read for the counters of unknown names is read for every name. */
    private List<Limit> limitsOf(
            String usernameKey, Optional<Recognized> recognized, Optional<User> named, RequestOrigin origin) {
        AccountLimits limits = passwords.limits();
        Optional<String> address = origin.address();
        List<Limit> ofNobody = limits.passwordOfNobody(usernameKey, address);
        return recognized
                .map(known -> limits.passwordFromDevice(known.device().id(), address))
                .orElseGet(() -> named.isPresent() ? limits.password(usernameKey, address) : ofNobody);
    }

    /** Compares the typed name with those of the devices' users: what is read depends on the presented tokens alone. */
    private Optional<Recognized> recognize(String usernameKey, PresentedTokens presented) {
        return devices.find(presented.device())
                .map(DeviceRegister.Presented::device)
                .flatMap(device ->
                        names
                                .reader()
                                .account(device.userId())
                                .map(account -> new Recognized(device, account))
                                .stream())
                .filter(known -> isNamed(known.account().user(), usernameKey))
                .findFirst();
    }

    private boolean isNamed(User user, String usernameKey) {
        return names.context().sees(user) && user.username().key().equals(usernameKey);
    }

    /** A known device of the user whose name was typed. */
    private record Recognized(KnownDevice device, Account account) {}

    private void recordRefusal(Optional<UserId> subject, RequestOrigin origin) {
        var event = names.context().audit().from(AuditEventType.SIGN_IN, origin);
        subject.ifPresent(event::about);
        event.refused(RefusalCode.INVALID_CREDENTIALS);
    }
}
