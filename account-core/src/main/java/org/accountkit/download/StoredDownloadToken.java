package org.accountkit.download;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.secret.SealContext;
import org.accountkit.secret.SealedSecret;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Realm;

/**
 * The stored download token of a realm.
 *
 * @param state who may download
 * @param secret the token; empty if none has been created
 * @param lastUsedAt when it was last used, as far as that has been written
 */
public record StoredDownloadToken(DownloadState state, Optional<Made> secret, Optional<Instant> lastUsedAt) {

    /** The value for a realm without a row: closed, and no token. */
    public static final StoredDownloadToken NONE =
            new StoredDownloadToken(DownloadState.CLOSED, Optional.empty(), Optional.empty());

    /**
     * Returns the context to which the seal of a realm's token is bound.
     *
     * @param realm the realm
     * @return the context
     */
    public static SealContext sealContext(Realm realm) {
        return new SealContext(realm, "download-token", "", "");
    }

    /**
     * A token that has been created.
     *
     * @param digest the digest with which a presented token is compared
     * @param sealed the token itself, since its page can show it again
     * @param createdAt when it was created
     */
    public record Made(TokenDigest digest, SealedSecret sealed, Instant createdAt) {}
}
