package org.accountkit.apikey.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.ApiKeyService.ApiKeyRequest;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.secret.Secret;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenKind;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;

/**
 * Issues and recognizes API keys on behalf of other features. Leaves the check of rights to its caller.
 *
 * @param context clock and token format
 * @param keys the store for API keys
 */
public record ApiKeyIssuer(ServiceContext context, ApiKeyStore keys) {

    /**
     * Issues a key, replacing an older one of that name, within the current unit of work.
     *
     * @param owner the id of the user whose rights the key has
     * @param name the key's name, unique per owner; empty for the key of the settings page
     * @param expiresAt when the key expires; empty for never
     * @return the key, shown only this once
     */
    public NewApiKey issue(UserId owner, String name, Optional<Instant> expiresAt) {
        Token token = context.tokens().issue(TokenKind.API_KEY);
        ApiKey key = key(token, owner, name, expiresAt, Optional.empty());
        keys.replace(key, token.digest());
        return new NewApiKey(token.text(), key);
    }

    /**
     * Issues an additional key, within the current unit of work.
     *
     * @param owner the id of the user whose rights the key is limited to
     * @param wanted name, expiry and rights
     * @param most how many keys the owner may have
     * @return the key, shown only this once
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
        Optional<Instant> end = expiresAt.map(ServiceContext::stored);
        return new ApiKey(id, owner, name, token.hint(), context.now(), end, rights, Optional.empty());
    }

    /**
     * Finds the key behind a text, without using it.
     *
     * @param presented any text
     * @return the key's record, expired or not; empty if the text is not a key, or the key was replaced or removed
     */
    public Optional<ApiKey> identify(Secret presented) {
        return context.tokens().parse(TokenKind.API_KEY, presented).flatMap(token -> keys.find(token.digest()));
    }
}
