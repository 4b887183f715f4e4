package org.accountkit.access;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import org.accountkit.user.Right;
import org.accountkit.user.RightsCatalogue;
import org.accountkit.user.UserId;

/**
 * Who acts: an authenticated account, the credential it came with, and where from. Valid for one request. Immutable.
 */
public final class Caller {

    private final Account account;
    private final NavigableSet<Right> rights;
    private final Credential credential;
    private final RequestOrigin origin;

    /**
     * Somebody who was authenticated just now.
     *
     * @param account whose rights count
     * @param catalogue the declared rights
     * @param credential by what
     * @param origin where from
     */
    public Caller(Account account, RightsCatalogue catalogue, Credential credential, RequestOrigin origin) {
        this.account = account;
        this.rights = account.rights(catalogue);
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
        return "Caller[" + userId().value() + ", " + credential.kind().code() + ':' + credential.id() + ']';
    }
}
