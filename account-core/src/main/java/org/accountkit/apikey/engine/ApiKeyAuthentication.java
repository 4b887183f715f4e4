package org.accountkit.apikey.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.accountkit.access.AccessReader;
import org.accountkit.access.AccessReader.ApiKeyAccess;
import org.accountkit.access.Account;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.LastUse;
import org.accountkit.access.engine.PresentedCredential;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.secret.Secret;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenKind;

/**
 * Authenticates API keys with one indexed read and no write, except for a user who turns out to be disabled. Safe for use
 * by several threads.
 *
 * @param context realm, clock and token format
 * @param reader performs the read
 * @param lastUse collects when keys were used
 * @param enabled whether a user may sign in; ends the sessions of one who may not
 */
public record ApiKeyAuthentication(
        ServiceContext context, AccessReader reader, LastUse lastUse, Predicate<Account> enabled) {

    /**
     * Authenticates a key and records its use.
     *
     * @param presented the presented text
     * @param origin where the request comes from
     * @return the caller; empty if the key is unknown or expired, or its owner is disabled
     */
    public Optional<Caller> authenticate(Secret presented, RequestOrigin origin) {
        return context.tokens().parse(TokenKind.API_KEY, presented).flatMap(token -> caller(token, origin));
    }

    private Optional<Caller> caller(Token token, RequestOrigin origin) {
        Instant now = context.now();
        return reader.apiKey(token.digest())
                .filter(key -> isValid(key, now))
                .map(key -> caller(key, token, origin, now));
    }

    private boolean isValid(ApiKeyAccess key, Instant now) {
        return context.sees(key.account().user())
                && enabled.test(key.account())
                && key.expiresAt().filter(end -> !now.isBefore(end)).isEmpty();
    }

    private Caller caller(ApiKeyAccess key, Token token, RequestOrigin origin, Instant now) {
        lastUse.record(key.id(), now);
        PresentedCredential presented = PresentedCredential.apiKey(key.id(), token.digest(), key.rights());
        return new Caller(key.account(), context.rights(), new Credential(presented), origin);
    }
}
