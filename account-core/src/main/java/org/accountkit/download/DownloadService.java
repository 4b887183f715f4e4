package org.accountkit.download;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.Refusal.Hint;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.engine.LastUse;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken;
import org.accountkit.secret.SealedSecret;
import org.accountkit.secret.Secret;
import org.accountkit.secret.SecretProtector;
import org.accountkit.secret.SecretProtector.UnsealableException;
import org.accountkit.token.engine.Token;
import org.accountkit.token.engine.TokenKind;
import org.accountkit.user.Right;

/**
 * Protects downloads with a download token. The token grants access to the host's download routes and to nothing else,
 * and no other credential does. Safe for use by several threads.
 */
public final class DownloadService {

    /** Who may see the token. */
    public static final AccessRule SHOW = AccessRule.session().withRight(Right.DOWNLOADS_READ);
    /** Who may create or renew the token and set the state. */
    public static final AccessRule MANAGE =
            AccessRule.session().withRight(Right.DOWNLOADS_MANAGE).withProof();

    private final ServiceContext context;
    private final DownloadTokenStore store;
    private final SecretProtector protector;
    private final LastUse lastUse;

    /**
     * Creates the service.
     *
     * @param context realm, clock, unit of work and audit trail
     * @param store the store for download tokens
     * @param protector seals the token, which its page can show again
     * @param lastUse collects times of last use, by realm name
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
     * Authorizes a request for a download, or refuses it. A missing or unreadable row means that downloads are closed.
     *
     * @param presented the presented download token; empty for none
     * @throws org.accountkit.access.RefusedException {@code not-authenticated}, or {@code forbidden} for the right
     *     token while downloads are closed
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
            throw RefusalCode.FORBIDDEN.refused(new Hint("downloads-closed", "Downloads are closed."));
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
     * Returns the token, whatever its state, to a caller who may see it. A token that cannot be unsealed keeps working, but
     * is not returned.
     *
     * @param caller the caller
     * @return the state and the token
     */
    public DownloadToken show(Caller caller) {
        context.check(SHOW, caller);
        return shown(caller, stored());
    }

    private DownloadToken shown(Caller caller, StoredDownloadToken stored) {
        Optional<Instant> createdAt = stored.secret().map(StoredDownloadToken.Made::createdAt);
        return new DownloadToken(
                stored.state(),
                stored.secret().flatMap(made -> text(caller, made)),
                createdAt,
                lastUse(stored).filter(used -> createdAt.filter(used::isBefore).isEmpty()));
    }

    /** Empty if it cannot be unsealed, which is recorded: state and renewal must not depend on a master key. */
    private Optional<Secret> text(Caller caller, StoredDownloadToken.Made made) {
        try {
            return Optional.of(protector.open(made.sealed(), StoredDownloadToken.sealContext(context.realm())));
        } catch (UnsealableException e) {
            context.units()
                    .execute(() -> context.audit()
                            .by(AuditEventType.SECRET_UNSEALABLE, caller)
                            .aboutNobody()
                            .refused(RefusalCode.UNAVAILABLE));
            return Optional.empty();
        }
    }

    /** As far as it is known: a use collected under an older token may be written after the renewal. */
    private Optional<Instant> lastUse(StoredDownloadToken stored) {
        return lastUse.waiting(context.realm().name()).or(stored::lastUsedAt);
    }

    /**
     * Creates a token. An older token stops working immediately. If downloads were closed, they now require the token;
     * if they were open, they stay open.
     *
     * @param caller the caller
     * @return the state and the token
     */
    public DownloadToken renew(Caller caller) {
        return context.acting(MANAGE, caller).run(current -> {
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
     * Closes downloads, opens them, or makes them require the token.
     *
     * @param caller the caller
     * @param state the new state
     * @return the state and the token
     * @throws org.accountkit.access.RefusedException {@code conflict} if a token is to be required but none has been
     *     created
     */
    public DownloadToken setState(Caller caller, DownloadState state) {
        context.acting(MANAGE, caller)
                .tryTo(
                        AuditEventType.DOWNLOAD_STATE_CHANGE,
                        event -> event.aboutNobody().with("state", state.code()),
                        (current, event) -> {
                            requireSet(state);
                            event.succeeded();
                        });
        return shown(caller, stored());
    }

    private void requireSet(DownloadState state) {
        if (!store.setState(context.realm(), state)) {
            throw RefusalCode.CONFLICT.refused(
                    new Hint("no-download-token", "Create a download token before you require one."));
        }
    }
}
