package org.accountkit.download;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.secret.SealedSecret;
import org.accountkit.secret.SecretProtector.SealContext;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Realm;

/** Stores the download token of each realm. A missing row means closed, never open. */
public interface DownloadTokenStore {

    /**
     * Finds the token of a realm.
     *
     * @param realm the realm
     * @return the stored token; empty if there is none
     */
    Optional<StoredDownloadToken> find(Realm realm);

    /**
     * Stores a new token, replacing an older one. A closed realm now requires the token, an open one stays open.
     * Atomic.
     *
     * @param realm the realm
     * @param made the new token
     * @return the new state
     */
    DownloadState renew(Realm realm, StoredDownloadToken.Made made);

    /**
     * Sets the state. {@link DownloadState#REQUIRED} needs a token. Atomic.
     *
     * @param realm the realm
     * @param state the new state
     * @return whether the state was set; false if it needs a token and none has been created
     */
    boolean setState(Realm realm, DownloadState state);

    /**
     * Records when the token was last used. Never moves a time backwards.
     *
     * @param realm the realm
     * @param at the time
     */
    void recordUse(Realm realm, Instant at);

    /**
     * Returns the tokens that a master key has sealed.
     *
     * @param keyId the key's id
     * @return the tokens, by realm
     */
    Map<Realm, StoredDownloadToken.Made> sealedUnder(String keyId);

    /**
     * Replaces the seal of a token, if it is still that token.
     *
     * @param realm the realm
     * @param made the token with its new seal
     * @return whether the seal was replaced
     */
    boolean reseal(Realm realm, StoredDownloadToken.Made made);

    /**
     * Deletes every token that a master key has sealed. A realm that required it is then closed, never open.
     *
     * @param keyId the key's id
     * @return how many were deleted
     */
    int forgetSealedUnder(String keyId);

    /**
     * Closes the downloads of all realms and deletes their tokens, except where a token was created later.
     *
     * @param createdBefore a token that was created at this time or later is kept, and so is the state of its realm
     * @return how many realms were changed
     */
    int closeAll(Instant createdBefore);

    /**
     * The stored download token of a realm.
     *
     * @param state who may download
     * @param secret the token; empty if none has been created
     * @param lastUsedAt when it was last used, as far as that has been written
     */
    record StoredDownloadToken(DownloadState state, Optional<Made> secret, Optional<Instant> lastUsedAt) {

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
}
