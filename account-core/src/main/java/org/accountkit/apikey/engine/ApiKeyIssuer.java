package org.accountkit.apikey.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.apikey.NewApiKey;
import org.accountkit.secret.Secret;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenKind;
import org.accountkit.user.UserId;

/**
 * Makes API keys and recognizes them, for the features that may. Checks nobody's rights: that is done before.
 *
 * @param context clock and token format
 * @param keys where keys are kept
 */
public record ApiKeyIssuer(ServiceContext context, ApiKeyStore keys) {

    /**
     * Makes a key, in place of an older one of that name, within the unit of work that is under way.
     *
     * @param owner whose rights it has
     * @param name its name, unique for its owner; empty for the key of the settings page
     * @param expiresAt when it expires; empty for never
     * @return the key, which can be seen this once
     */
    public NewApiKey issue(UserId owner, String name, Optional<Instant> expiresAt) {
        Token token = context.tokens().issue(TokenKind.API_KEY);
        ApiKey key = new ApiKey(
                UUID.randomUUID().toString(), owner, name, token.hint(), context.now(), expiresAt, Optional.empty());
        keys.replace(key, token.digest());
        return new NewApiKey(token.text(), key);
    }

    /**
     * Finds the key that a text is, without using it.
     *
     * @param presented any text
     * @return what is known of the key, expired or not; empty when it is no key, or was replaced or removed
     */
    public Optional<ApiKey> identify(Secret presented) {
        return context.tokens().parse(TokenKind.API_KEY, presented).flatMap(token -> keys.find(token.digest()));
    }
}
