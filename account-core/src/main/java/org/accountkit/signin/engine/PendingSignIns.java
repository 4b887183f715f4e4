package org.accountkit.signin.engine;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.accountkit.access.AccessReader;
import org.accountkit.access.Account;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.access.engine.StoredTimes;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.PendingSignInStore;
import org.accountkit.signin.PendingSignInStore.PendingSignIn;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.throttle.PendingPolicy;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenKind;

/**
 * The sign-ins whose second factor is still due.
 *
 * @param context realm, clock, unit of work, token format and audit trail
 * @param store the store for pending sign-ins
 * @param reader finds accounts
 * @param policy how long a pending sign-in can be completed
 * @param enabled whether a user may sign in; ends the sessions of one who may not
 */
public record PendingSignIns(
        ServiceContext context,
        PendingSignInStore store,
        AccessReader reader,
        PendingPolicy policy,
        Predicate<Account> enabled) {

    /** Whoever knows a password can begin any number of sign-ins; the oldest make room. */
    private static final int MOST = 10;

    /**
     * A pending sign-in that can still be completed.
     *
     * @param pending the pending sign-in as stored
     * @param account the user's account
     */
    public record Valid(PendingSignIn pending, Account account) {}

    /**
     * Begins a pending sign-in, within the current unit of work.
     *
     * @param account the account whose password was right
     * @param origin where the request comes from
     * @return the request for the second factor
     */
    public SecondFactorRequired begin(Account account, RequestOrigin origin) {
        Token token = context.tokens().issue(TokenKind.PENDING_SIGN_IN);
        store.add(
                new PendingSignIn(
                        UUID.randomUUID().toString(),
                        account.id(),
                        account.state().epoch(),
                        context.now().plus(policy.life()),
                        policy.tries()),
                token.digest(),
                MOST);
        context.audit()
                .from(AuditEventType.SIGN_IN, origin)
                .actedBy(account.id())
                .about(account.id())
                .with("next", "second-factor")
                .succeeded();
        return new SecondFactorRequired(token.text(), policy.life());
    }

    /**
     * Finds a pending sign-in by its token.
     *
     * @param presented the presented token
     * @return the pending sign-in; empty if it is unknown or has ended, or its user may no longer sign in
     */
    public Optional<Valid> find(Secret presented) {
        return context.tokens()
                .parse(TokenKind.PENDING_SIGN_IN, presented)
                .flatMap(token -> store.find(token.digest()))
                .filter(this::isGood)
                .flatMap(this::withAccount);
    }

    private boolean isGood(PendingSignIn pending) {
        boolean good =
                pending.triesLeft() > 0 && StoredTimes.isUnexpired(pending.expiresAt(), policy.life(), context.now());
        if (!good) {
            context.discard(() -> store.complete(pending.id()));
        }
        return good;
    }

    private Optional<Valid> withAccount(PendingSignIn pending) {
        return reader.account(pending.userId())
                .filter(account ->
                        context.sees(account.user()) && account.state().epoch() == pending.epoch())
                .filter(account -> isEnabled(account, pending))
                .map(account -> new Valid(pending, account));
    }

    private boolean isEnabled(Account account, PendingSignIn pending) {
        boolean isEnabled = enabled.test(account);
        if (!isEnabled) {
            context.discard(() -> store.complete(pending.id()));
        }
        return isEnabled;
    }

    /** Takes one try, in a separate transaction, before the factor is judged. */
    void takeTry(Valid valid) {
        if (!context.units().runApart(() -> store.takeTry(valid.pending().id()))) {
            throw RefusalCode.NOT_AUTHENTICATED.refused();
        }
    }

    /** Ends the pending sign-in, within the current unit of work. Only one request wins. */
    void complete(Valid valid) {
        if (!store.complete(valid.pending().id())) {
            throw RefusalCode.NOT_AUTHENTICATED.refused();
        }
    }
}
