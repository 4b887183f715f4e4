package org.accountkit.download;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.accountkit.user.Realm;

/** Keeps the download token of each realm. A missing row means closed, never open. */
public interface DownloadTokenStore {

    /**
     * Reads the token of a realm.
     *
     * @param realm which one
     * @return what is kept, empty when nothing is
     */
    Optional<StoredDownloadToken> find(Realm realm);

    /**
     * Sets a new token, in place of an older one. A closed realm becomes required, an open one stays open. Atomic.
     *
     * @param realm which one
     * @param made the new token
     * @return the state afterwards
     */
    DownloadState renew(Realm realm, StoredDownloadToken.Made made);

    /**
     * Sets the state. {@link DownloadState#REQUIRED} needs a token. Atomic.
     *
     * @param realm which one
     * @param state the new state
     * @return whether it was set; not, when it needs a token and none was ever made
     */
    boolean setState(Realm realm, DownloadState state);

    /**
     * Notes when the token was last used; never moves a time back.
     *
     * @param realm which one
     * @param at when
     */
    void recordUse(Realm realm, Instant at);

    /**
     * Lists tokens by the master key that they are sealed under.
     *
     * @param keyId the key's id
     * @return the tokens by their realms
     */
    Map<Realm, StoredDownloadToken.Made> sealedUnder(String keyId);

    /**
     * Puts a token under a new seal, if it is still that token.
     *
     * @param realm which one
     * @param made the token with its new seal
     * @return whether it was
     */
    boolean reseal(Realm realm, StoredDownloadToken.Made made);

    /**
     * Forgets every token that is sealed under a key: a realm that required it is closed, never open.
     *
     * @param keyId the key's id
     * @return how many were forgotten
     */
    int forgetSealedUnder(String keyId);
}
