package org.accountkit.access;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.engine.RightsCatalogue;

/**
 * An authenticated caller: an account, the credential, and where the request comes from. Valid for one request. Only
 * AccountKit creates callers, so having one proves that authentication took place. Immutable.
 */
public final class Caller {

    private final Account account;
    private final RightsCatalogue catalogue;
    private final Credential credential;
    private final RequestOrigin origin;

    /**
     * Creates a caller who has just been authenticated. For AccountKit's own use: a host calls {@code
     * AccountServices.caller}.
     *
     * @param account the account whose rights apply
     * @param catalogue the declared rights
     * @param credential what the caller authenticated with
     * @param origin where the request comes from
     */
    @SuppressWarnings("exports") // only AccountKit can name the catalogue's type, so a host cannot forge a caller
    public Caller(Account account, RightsCatalogue catalogue, Credential credential, RequestOrigin origin) {
        this.account = account;
        this.catalogue = catalogue;
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

    /** {@return the rights that the caller holds, sorted by name} */
    public NavigableSet<Right> rights() {
        return catalogue.effective(account.roles(), credential.presented().rights());
    }

    /** {@return the credential} */
    public Credential credential() {
        return credential;
    }

    /** {@return where the request comes from} */
    public RequestOrigin origin() {
        return origin;
    }

    /** {@return what the caller must do before anything else, in this order} */
    public List<PendingAction> pendingActions() {
        return account.pendingActions();
    }

    /**
     * Reports whether the caller holds a right.
     *
     * @param right the right
     * @return whether {@link #rights()} contains it
     */
    public boolean has(Right right) {
        return catalogue.has(account.roles(), credential.presented().rights(), right);
    }

    /**
     * Reports whether the last full proof is still fresh.
     *
     * @param now the current time
     * @return whether it is; always false for an API key
     */
    public boolean isProven(Instant now) {
        return credential.provenUntil().filter(now::isBefore).isPresent();
    }

    /** {@return the ids of the caller, nothing secret} */
    @Override
    public String toString() {
        return "Caller[" + userId().value() + ", " + credential + ']';
    }
}
