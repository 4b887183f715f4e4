package org.accountkit.download;

import java.time.Instant;
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
}
