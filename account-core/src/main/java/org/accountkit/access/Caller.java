package org.accountkit.access;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.engine.RightsCatalogue;

/**
 * Who acts: an authenticated account, its credential, and where the request comes from. Valid for one request. Only
 * AccountKit makes callers, so a caller proves that somebody was authenticated. Immutable.
 */
public final class Caller {

    private final Account account;
    private final NavigableSet<Right> rights;
    private final Credential credential;
    private final RequestOrigin origin;

    /**
     * A caller who has just been authenticated. For AccountKit's own use: {@code AccountServices.caller} makes the caller
     * of a host's session.
     *
     * @param account whose rights count
     * @param catalogue the declared rights
     * @param credential what the caller authenticated with
     * @param origin where the request comes from
     */
    @SuppressWarnings("exports") // only AccountKit can name the catalogue's type, so no host can forge a caller
    public Caller(Account account, RightsCatalogue catalogue, Credential credential, RequestOrigin origin) {
        this.account = account;
        this.rights =
                catalogue.effective(account.roles(), credential.presented().rights());
        this.credential = credential;
        this.origin = origin;
    }

    /** {@return the account} */
    public Account account() {
        return account;
    }

    /** {@return the user's id} */
    public UserId userId() {
        return account.id();
    }

    /** {@return what the caller may do, in the order of the names} */
    public NavigableSet<Right> rights() {
        return rights;
    }

    /** {@return the credential} */
    public Credential credential() {
        return credential;
    }

    /** {@return where the request comes from} */
    public RequestOrigin origin() {
        return origin;
    }

    /** {@return what comes first} */
    public List<PendingAction> pendingActions() {
        return account.pendingActions();
    }

    /**
     * Tells whether the caller holds a right.
     *
     * @param right which one
     * @return whether it is among {@link #rights()}
     */
    public boolean has(Right right) {
        return rights.contains(right);
    }

    /**
     * Tells whether the last full proof still counts.
     *
     * @param now the time
     * @return whether it does; never for an API key
     */
    public boolean isProven(Instant now) {
        return credential.provenUntil().filter(now::isBefore).isPresent();
    }

    /** {@return ids only} */
    @Override
    public String toString() {
        return "Caller[" + userId().value() + ", " + credential + ']';
    }
}
