package org.accountkit.download;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.Hint;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.engine.AuditTrail;
import org.accountkit.access.engine.LastUse;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.SealedSecret;
import org.accountkit.secret.Secret;
import org.accountkit.secret.SecretProtector;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenKind;
import org.accountkit.user.Right;

/**
 * The download token: it opens the host's download routes and nothing else, and nothing else opens them. Safe for use by
 * several threads.
 */
public final class DownloadService {

    /** Who may see the token. */
    public static final AccessRule SHOW = AccessRule.session().withRight(Right.DOWNLOADS_READ);
    /** Who may renew the token and set the state. */
    public static final AccessRule MANAGE =
            AccessRule.session().withRight(Right.DOWNLOADS_MANAGE).withProof();

    private final ServiceContext context;
    private final DownloadTokenStore store;
    private final SecretProtector protector;
    private final LastUse lastUse;

    /**
     * The download token in this store.
     *
     * @param context realm, clock, unit of work, audit trail
     * @param store where it is kept
     * @param protector seals it, since its page shows it again
     * @param lastUse collects when it was used, by realm name
     */
    @SuppressWarnings("exports") // a host cannot name these types
    public DownloadService(
            ServiceContext context, DownloadTokenStore store, SecretProtector protector, LastUse lastUse) {
        this.context = context;
        this.store = store;
        this.protector = protector;
        this.lastUse = lastUse;
    }

    /**
     * Lets a request for a download pass, or refuses it. A missing or unreadable row is closed.
     *
     * @param presented what the request carries as its download token, empty for nothing
     * @throws org.accountkit.access.RefusedException {@code not-authenticated}, or {@code forbidden} for the right token
     *     while downloads are closed
     */
    public void authorize(Optional<Secret> presented) {
        refuseOtherKinds(presented);
        StoredDownloadToken stored = stored();
        if (stored.state() == DownloadState.OPEN) {
            return;
        }
        if (!isRight(stored, presented)) {
            throw RefusalCode.NOT_AUTHENTICATED.refused();
        }
        if (stored.state() == DownloadState.CLOSED) {
            throw RefusalCode.FORBIDDEN.refused("Downloads are closed.");
        }
        lastUse.record(context.realm().name(), context.now());
    }

    private void refuseOtherKinds(Optional<Secret> presented) {
        if (presented
                .flatMap(context.tokens()::kindOf)
                .filter(kind -> kind != TokenKind.DOWNLOAD)
                .isPresent()) {
            throw RefusalCode.NOT_AUTHENTICATED.refused();
        }
    }

    private boolean isRight(StoredDownloadToken stored, Optional<Secret> presented) {
        Optional<Token> token = presented.flatMap(text -> context.tokens().parse(TokenKind.DOWNLOAD, text));
        return token.isPresent()
                && stored.secret()
                        .filter(made -> made.digest().equals(token.get().digest()))
                        .isPresent();
    }

    private StoredDownloadToken stored() {
        return store.find(context.realm()).orElse(StoredDownloadToken.NONE);
    }

    /**
     * Shows the token to somebody who may see it, in any state.
     *
     * @param caller who asks
     * @return state and token
     */
    public DownloadToken show(Caller caller) {
        context.check(SHOW, caller);
        return shown(stored());
    }

    private DownloadToken shown(StoredDownloadToken stored) {
        Optional<Instant> createdAt = stored.secret().map(StoredDownloadToken.Made::createdAt);
        return new DownloadToken(
                stored.state(),
                stored.secret()
                        .map(made -> protector.open(made.sealed(), StoredDownloadToken.sealContext(context.realm()))),
                createdAt,
                lastUse(stored).filter(used -> createdAt.filter(used::isBefore).isEmpty()));
    }

    /** As far as that is known; what was collected under an older token may be written after the renewal. */
    private Optional<Instant> lastUse(StoredDownloadToken stored) {
        return lastUse.waiting(context.realm().name()).or(stored::lastUsedAt);
    }

    /**
     * Makes a new token, in place of an older one, which is dead at once. Closed downloads become required, open ones
     * stay open.
     *
     * @param caller who acts
     * @return state and token
     */
    public DownloadToken renew(Caller caller) {
        context.check(MANAGE, caller);
        return context.units().run(() -> {
            Token token = context.tokens().issue(TokenKind.DOWNLOAD);
            SealedSecret sealed = protector.seal(token.text(), StoredDownloadToken.sealContext(context.realm()));
            Instant now = context.now();
            DownloadState state =
                    store.renew(context.realm(), new StoredDownloadToken.Made(token.digest(), sealed, now));
            context.audit()
                    .by(AuditEventType.DOWNLOAD_TOKEN_RENEWAL, caller)
                    .aboutNobody()
                    .succeeded();
            return new DownloadToken(state, Optional.of(token.text()), Optional.of(now), Optional.empty());
        });
    }

    /**
     * Closes or opens downloads, or makes them require the token.
     *
     * @param caller who acts
     * @param state the new state
     * @return state and token
     * @throws org.accountkit.access.RefusedException {@code conflict} when a token is to be required and none was made
     */
    public DownloadToken setState(Caller caller, DownloadState state) {
        context.check(MANAGE, caller);
        context.executeInUnit(() -> stateChange(caller, state), event -> {
            if (!store.setState(context.realm(), state)) {
                throw RefusalCode.CONFLICT.refused(
                        new Hint("no-download-token", "Create a download token before you require one."));
            }
            event.succeeded();
        });
        return shown(stored());
    }

    private AuditTrail.Entry stateChange(Caller caller, DownloadState state) {
        return context.audit()
                .by(AuditEventType.DOWNLOAD_STATE_CHANGE, caller)
                .aboutNobody()
                .with("state", state.code());
    }
}
