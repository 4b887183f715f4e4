package org.accountkit.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.access.AccessReader;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.password.PasswordVerifier;
import org.accountkit.secret.Secret;
import org.accountkit.session.SessionService;
import org.accountkit.throttle.AccountLimits;
import org.accountkit.throttle.Limit;
import org.accountkit.throttle.PendingPolicy;
import org.accountkit.throttle.Throttle;
import org.accountkit.token.Token;
import org.accountkit.token.TokenKind;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.SecondFactorCheck;
import org.accountkit.twofactor.SecondFactorVerifier;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.Username;

/**
 * Signing in, in one step or two; proving again; signing out. Somebody unknown, disabled or wrong is refused alike, at
 * the same cost. Hashes and counts, so not for use inside a transaction. Safe for use by several threads.
 */
public final class SignInService {

    /** Who may prove again: any session, whatever is pending. */
    public static final AccessRule PROVE = AccessRule.session().always();
    /** Who may sign out: any session, whatever is pending. */
    public static final AccessRule SIGN_OUT = AccessRule.session().always();

    private final ServiceContext context;
    private final UserStore users;
    private final AccountStateStore states;
    private final AccessReader reader;
    private final PendingSignInStore pendings;
    private final DeviceRegister devices;
    private final PasswordVerifier passwords;
    private final SecondFactorVerifier secondFactors;
    private final SessionService sessions;
    private final Throttle throttle;
    private final AccountLimits limits;
    private final PendingPolicy pendingPolicy;

    /**
     * Sign-in with these stores and features.
     *
     * @param context realm, clock, unit of work, audit trail
     * @param users finds users by name
     * @param states where the last sign-in is noted
     * @param reader finds accounts
     * @param pendings where pending sign-ins are kept
     * @param devices where known devices are kept
     * @param passwords verifies passwords
     * @param secondFactors verifies second factors
     * @param sessions opens sessions
     * @param throttle counts attempts
     * @param limits the counters
     * @param policy what a sign-in leaves behind
     */
    public SignInService(
            ServiceContext context,
            UserStore users,
            AccountStateStore states,
            AccessReader reader,
            PendingSignInStore pendings,
            KnownDeviceStore devices,
            PasswordVerifier passwords,
            SecondFactorVerifier secondFactors,
            SessionService sessions,
            Throttle throttle,
            AccountLimits limits,
            SignInPolicy policy) {
        this.context = context;
        this.users = users;
        this.states = states;
        this.reader = reader;
        this.pendings = pendings;
        this.devices = new DeviceRegister(context, devices, policy.devices());
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.sessions = sessions;
        this.throttle = throttle;
        this.limits = limits;
        this.pendingPolicy = policy.pending();
    }

    /**
     * Signs in by user name and password.
     *
     * @param username as it was typed, whatever it is
     * @param password as it was typed
     * @param presented what else the request came with
     * @param origin where it comes from
     * @return signed in, or the second factor is asked for
     * @throws RefusedException {@code invalid-credentials}, {@code too-many-attempts} or {@code unavailable}
     */
    public SignInResult signIn(String username, Secret password, PresentedTokens presented, RequestOrigin origin) {
        context.requireNoUnit();
        Optional<Account> account = findAccount(username);
        List<Limit> counted = limitsOf(username, account, presented, origin);
        reserve(counted);
        boolean right = matches(enabled(account).map(Account::id), password, origin, counted);
        if (!right) {
            auditRefusal(AuditEventType.SIGN_IN, account.map(Account::id), origin);
            throw RefusalCode.INVALID_CREDENTIALS.refused();
        }
        throttle.forgive(counted);
        return context.units()
                .run(() -> account.get().twoFactorActive()
                        ? askForSecondFactor(account.get(), origin)
                        : complete(AuditEventType.SIGN_IN, account.get(), presented, origin));
    }

    /** The account is read before the password is verified: its epoch is the one that the password was good under. */
    private Optional<Account> findAccount(String username) {
        return Username.parse(username)
                .flatMap(name -> users.findByName(context.realm(), name))
                .map(User::id)
                .flatMap(reader::account);
    }

    /** Somebody disabled is verified like somebody unknown: a right password must not even be hashed anew. */
    private static Optional<Account> enabled(Optional<Account> account) {
        return account.filter(known -> known.user().enabled());
    }

    private List<Limit> limitsOf(
            String username, Optional<Account> account, PresentedTokens presented, RequestOrigin origin) {
        return account.flatMap(known -> devices.find(known.id(), presented.device()))
                .map(device -> limits.passwordFromDevice(device.userId().value(), origin.address()))
                .orElseGet(() -> limits.password(Username.keyOf(username), origin.address()));
    }

    private void reserve(List<Limit> counted) {
        throttle.reserve(counted).ifPresent(wait -> {
            throw RefusalCode.TOO_MANY_ATTEMPTS.refused(wait);
        });
    }

    private boolean matches(Optional<UserId> userId, Secret password, RequestOrigin origin, List<Limit> counted) {
        try {
            return passwords.matches(userId, password, origin);
        } catch (RefusedException e) {
            throttle.release(counted);
            throw e;
        }
    }

    private void auditRefusal(AuditEventType type, Optional<UserId> subject, RequestOrigin origin) {
        context.units().execute(() -> {
            var event = context.audit().from(type, origin);
            subject.ifPresent(event::about);
            event.refused(RefusalCode.INVALID_CREDENTIALS);
        });
    }

    private SignInResult askForSecondFactor(Account account, RequestOrigin origin) {
        Token token = context.tokens().issue(TokenKind.PENDING_SIGN_IN);
        pendings.add(
                new PendingSignIn(
                        UUID.randomUUID().toString(),
                        account.id(),
                        account.state().epoch(),
                        context.now().plus(pendingPolicy.life()),
                        pendingPolicy.tries()),
                token.digest());
        context.audit()
                .from(AuditEventType.SIGN_IN, origin)
                .actedBy(account.id())
                .about(account.id())
                .with("next", "second-factor")
                .succeeded();
        return new SignInResult.SecondFactorRequired(token, pendingPolicy.life());
    }

    private SignInResult.SignedIn complete(
            AuditEventType type, Account account, PresentedTokens presented, RequestOrigin origin) {
        UserId userId = account.id();
        presented.session().ifPresent(sessions::endPresented);
        states.recordSignIn(userId, context.now());
        Token session = sessions.open(userId, account.state().epoch(), origin);
        Optional<Token> device = devices.signedIn(userId, presented.device(), origin);
        context.audit().from(type, origin).actedBy(userId).about(userId).succeeded();
        return new SignInResult.SignedIn(account.signedInAt(context.now()), session, device);
    }

    /**
     * Completes a pending sign-in by a second factor.
     *
     * @param token the pending sign-in's token
     * @param factor what is given
     * @param presented what else the request came with
     * @param origin where it comes from
     * @return signed in
     * @throws RefusedException {@code not-authenticated} when the pending sign-in is over, {@code invalid-credentials},
     *     {@code too-many-attempts}
     */
    public SignInResult.SignedIn completeSignIn(
            Token token, SecondFactor factor, PresentedTokens presented, RequestOrigin origin) {
        context.requireNoUnit();
        PendingSignIn pending = findPending(token).orElseThrow(RefusalCode.NOT_AUTHENTICATED::refused);
        Account account = accountOf(pending).orElseThrow(RefusalCode.NOT_AUTHENTICATED::refused);
        List<Limit> counted = secondFactors.reserve(account.id(), factor, origin);
        if (!context.units().runApart(() -> pendings.takeTry(pending.id()))) {
            throw RefusalCode.NOT_AUTHENTICATED.refused();
        }
        SecondFactorCheck check = secondFactors.verify(account.id(), factor, origin, counted);
        if (!check.isAccepted()) {
            auditRefusal(AuditEventType.SECOND_FACTOR, Optional.of(account.id()), origin);
            throw check.isSpent()
                    ? RefusalCode.INVALID_CREDENTIALS.refused()
                    : check.refusal(RefusalCode.INVALID_CREDENTIALS);
        }
        return context.units().run(() -> {
            if (!pendings.complete(pending.id())) {
                throw RefusalCode.NOT_AUTHENTICATED.refused();
            }
            return complete(AuditEventType.SECOND_FACTOR, account, presented, origin);
        });
    }

    /**
     * Tells whether a pending sign-in is still good.
     *
     * @param token its token
     * @return whether a second factor may be given
     */
    public boolean isPending(Token token) {
        return findPending(token).flatMap(this::accountOf).isPresent();
    }

    private Optional<PendingSignIn> findPending(Token token) {
        Instant now = context.now();
        return pendings.find(token.digest()).filter(found -> found.triesLeft() > 0 && now.isBefore(found.expiresAt()));
    }

    private Optional<Account> accountOf(PendingSignIn pending) {
        return reader.account(pending.userId())
                .filter(account -> account.user().enabled()
                        && context.sees(account.user())
                        && account.state().epoch() == pending.epoch());
    }

    /**
     * Proves again that the caller is who signed in: password, and the second factor where it is active.
     *
     * @param caller whose session
     * @param password as it was typed
     * @param factor the second factor, empty where none is active
     * @return the session's new token; empty for a session of the host's own
     * @throws RefusedException {@code wrong-password}, {@code wrong-code}, {@code too-many-attempts} or
     *     {@code unavailable}
     */
    public Optional<Token> prove(Caller caller, Secret password, Optional<SecondFactor> factor) {
        context.requireNoUnit();
        context.check(PROVE, caller);
        return context.attempt(
                context.audit().by(AuditEventType.PROOF, caller), () -> proveAllowed(caller, password, factor));
    }

    private Optional<Token> proveAllowed(Caller caller, Secret password, Optional<SecondFactor> factor) {
        verifyPassword(caller, password);
        if (caller.account().twoFactorActive()) {
            verifySecondFactor(caller, factor);
        }
        return context.units().run(() -> {
            Optional<Token> renewed = sessions.renew(caller, context.now());
            context.audit().by(AuditEventType.PROOF, caller).succeeded();
            return renewed;
        });
    }

    private void verifyPassword(Caller caller, Secret password) {
        List<Limit> counted = limits.passwordFromSession(
                caller.userId().value(),
                caller.account().user().username().key(),
                caller.origin().address());
        reserve(counted);
        if (!matches(Optional.of(caller.userId()), password, caller.origin(), counted)) {
            throw RefusalCode.WRONG_PASSWORD.refused();
        }
        throttle.forgive(counted);
    }

    private void verifySecondFactor(Caller caller, Optional<SecondFactor> factor) {
        SecondFactor given = factor.orElseThrow(
                () -> RefusalCode.WRONG_CODE.refused("Two-factor authentication is active: a code is needed too."));
        List<Limit> counted = secondFactors.reserve(caller.userId(), given, caller.origin());
        SecondFactorCheck check = secondFactors.verify(caller.userId(), given, caller.origin(), counted);
        if (!check.isAccepted()) {
            throw check.refusal(RefusalCode.WRONG_CODE);
        }
    }

    /**
     * Signs out: ends the caller's session.
     *
     * @param caller whose session
     */
    public void signOut(Caller caller) {
        sessions.endOwn(caller);
    }
}
