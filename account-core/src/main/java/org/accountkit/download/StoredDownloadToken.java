package org.accountkit.download;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.secret.SealContext;
import org.accountkit.secret.SealedSecret;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Realm;

/**
 * What is kept of a realm's download token.
 *
 * @param state who may download
 * @param secret the token that was made; empty when none ever was
 * @param lastUsedAt when it was last used, as far as that was written
 */
public record StoredDownloadToken(DownloadState state, Optional<Made> secret, Optional<Instant> lastUsedAt) {

    /** What a realm without a row has: closed, and no token. */
    public static final StoredDownloadToken NONE =
            new StoredDownloadToken(DownloadState.CLOSED, Optional.empty(), Optional.empty());

    /**
     * What the seal of a realm's token is bound to.
     *
     * @param realm which one
     * @return the context
     */
    public static SealContext sealContext(Realm realm) {
        return new SealContext(realm, "download-token", "", "");
    }

    /**
     * A token that was made.
     *
     * @param digest what a presented token is compared with
     * @param sealed the token itself, since its page shows it again
     * @param createdAt when it was made
     */
    public record Made(TokenDigest digest, SealedSecret sealed, Instant createdAt) {}
}
