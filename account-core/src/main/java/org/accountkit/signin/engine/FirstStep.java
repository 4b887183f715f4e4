package org.accountkit.signin.engine;

import java.util.List;
import java.util.Optional;
import org.accountkit.access.AccessReader;
import org.accountkit.access.Account;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.password.engine.PasswordAttempts;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.throttle.engine.AccountLimits;
import org.accountkit.throttle.engine.Limit;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.Username;

/**
 * The first step of a sign-in: user name and password. An unknown user, a disabled user and a wrong password are
 * refused in the same way and at the same cost.
 *
 * @param context realm, unit of work and audit trail
 * @param users finds users by name
 * @param reader finds accounts
 * @param passwords verifies passwords
 * @param devices the known devices, whose attempts are counted separately
 */
public record FirstStep(
        ServiceContext context,
        UserStore users,
        AccessReader reader,
        PasswordAttempts passwords,
        DeviceRegister devices) {

    /**
     * Verifies a user name and a password.
     *
     * @param username the name as typed, well-formed or not
     * @param password the password as typed
     * @param presented the request's other tokens
     * @param origin where the request comes from
     * @return the account
     * @throws org.accountkit.access.RefusedException {@code invalid-credentials}, {@code too-many-attempts} or {@code
     *     unavailable}
     */
    public Account verify(String username, Secret password, PresentedTokens presented, RequestOrigin origin) {
        String name = username.strip();
        Optional<Account> account = find(name);
        List<Limit> counted = limitsOf(name, account, presented, origin);
        boolean right = passwords
                .verify(counted, enabled(account).map(Account::id), password, origin)
                .isPresent();
        if (!right) {
            recordRefusal(account.map(Account::id), origin);
            throw RefusalCode.INVALID_CREDENTIALS.refused();
        }
        return account.orElseThrow();
    }

    /**
     * Reads the account before verifying the password: its epoch is then the one under which the password was right.
     */
    private Optional<Account> find(String username) {
        return Username.parse(username)
                .flatMap(name -> users.findByName(context.realm(), name))
                .map(User::id)
                .flatMap(reader::account);
    }

    /** Treats a disabled user like an unknown one: even a right password must not be rehashed. */
    private static Optional<Account> enabled(Optional<Account> account) {
        return account.filter(known -> known.user().enabled());
    }

    private List<Limit> limitsOf(
            String username, Optional<Account> account, PresentedTokens presented, RequestOrigin origin) {
        AccountLimits limits = passwords.limits();
        if (account.isEmpty()) {
            return limits.passwordOfNobody(Username.keyOf(username), origin.address());
        }
        return devices.find(account.get().id(), presented.device())
                .map(device -> limits.passwordFromDevice(device.id(), origin.address()))
                .orElseGet(() -> limits.password(Username.keyOf(username), origin.address()));
    }

    private void recordRefusal(Optional<UserId> subject, RequestOrigin origin) {
        var event = context.audit().from(AuditEventType.SIGN_IN, origin);
        subject.ifPresent(event::about);
        event.refused(RefusalCode.INVALID_CREDENTIALS);
    }
}
