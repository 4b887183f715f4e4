package org.accountkit.apikey.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKeyRequest;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.apikey.NewApiKey;
import org.accountkit.secret.Secret;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenKind;
import org.accountkit.user.Right;
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
        ApiKey key = key(token, owner, name, expiresAt, Optional.empty());
        keys.replace(key, token.digest());
        return new NewApiKey(token.text(), key);
    }

    /**
     * Makes a further key, within the unit of work that is under way.
     *
     * @param owner whose rights it is limited to
     * @param wanted name, end and rights
     * @param most how many keys the owner may have
     * @return the key, which can be seen this once
     * @throws org.accountkit.access.RefusedException {@code name-taken} or {@code too-many-keys}
     */
    public NewApiKey add(UserId owner, ApiKeyRequest wanted, int most) {
        Token token = context.tokens().issue(TokenKind.API_KEY);
        ApiKey key = key(token, owner, wanted.name(), wanted.expiresAt(), wanted.rights());
        return switch (keys.add(key, token.digest(), most)) {
            case ADDED -> new NewApiKey(token.text(), key);
            case NAME_TAKEN -> throw RefusalCode.NAME_TAKEN.refused();
            case TOO_MANY -> throw RefusalCode.TOO_MANY_KEYS.refused();
        };
    }

    private ApiKey key(
            Token token, UserId owner, String name, Optional<Instant> expiresAt, Optional<Set<Right>> rights) {
        String id = UUID.randomUUID().toString();
        return new ApiKey(id, owner, name, token.hint(), context.now(), expiresAt, rights, Optional.empty());
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
