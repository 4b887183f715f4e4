package org.accountkit.reset.engine;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.access.AccessReader;
import org.accountkit.access.Account;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.access.engine.StoredTimes;
import org.accountkit.password.PasswordResetStore;
import org.accountkit.password.PasswordResetStore.StoredReset;
import org.accountkit.reset.PasswordResetService.IssuedReset;
import org.accountkit.reset.PasswordResetService.ResetPolicy;
import org.accountkit.secret.Secret;
import org.accountkit.token.TokenDigest;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenKind;
import org.accountkit.user.UserId;

/**
 * The reset tokens of users.
 *
 * @param context realm, clock, unit of work and token format
 * @param store the store for reset tokens
 * @param reader finds accounts
 * @param policy how long a token is valid
 */
public record ResetTokens(ServiceContext context, PasswordResetStore store, AccessReader reader, ResetPolicy policy) {

    /**
     * A token that can still be used.
     *
     * @param digest the token's digest
     * @param account the user's account
     */
    record Valid(TokenDigest digest, Account account) {}

    /**
     * Issues a token in place of the user's earlier one, within the current unit of work.
     *
     * @param userId the user's id
     * @param epoch the account's epoch; a change that raises it ends the token
     * @return the token
     */
    public IssuedReset issue(UserId userId, long epoch) {
        Token token = context.tokens().issue(TokenKind.PASSWORD_RESET);
        Instant expiresAt = context.now().plus(policy.life());
        store.put(new StoredReset(userId, epoch, expiresAt, policy.tries()), token.digest());
        return new IssuedReset(token.text(), expiresAt);
    }

    /** Finds a presented token; empty if it is unknown or over, or its user may not sign in. */
    Optional<Valid> find(Secret presented) {
        return context.tokens()
                .parse(TokenKind.PASSWORD_RESET, presented)
                .map(Token::digest)
                .flatMap(digest -> store.find(digest)
                        .filter(stored -> isGood(digest, stored))
                        .flatMap(this::accountOf)
                        .map(account -> new Valid(digest, account)));
    }

    private boolean isGood(TokenDigest digest, StoredReset stored) {
        boolean good =
                stored.triesLeft() > 0 && StoredTimes.isUnexpired(stored.expiresAt(), policy.life(), context.now());
        if (!good) {
            context.discard(() -> store.spend(digest));
        }
        return good;
    }

    private Optional<Account> accountOf(StoredReset stored) {
        return reader.account(stored.userId())
                .filter(account -> account.user().enabled()
                        && context.sees(account.user())
                        && account.state().epoch() == stored.epoch());
    }

    /** Takes one try, in a separate transaction, before the second factor is judged. */
    void takeTry(Valid valid) {
        if (!context.units().runApart(() -> store.takeTry(valid.digest()))) {
            throw RefusalCode.INVALID_CREDENTIALS.refused();
        }
    }

    /** Spends the token, within the current unit of work. Only one request wins. */
    void spend(Valid valid) {
        if (!store.spend(valid.digest())) {
            throw RefusalCode.INVALID_CREDENTIALS.refused();
        }
    }
}
