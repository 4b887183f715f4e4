package org.accountkit.apikey;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.access.AccessReader;
import org.accountkit.access.AccessRule;
import org.accountkit.access.ApiKeyAccess;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.CredentialKind;
import org.accountkit.access.LastUse;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.ServiceContext;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.NoticeType;
import org.accountkit.token.Token;
import org.accountkit.token.TokenKind;
import org.accountkit.user.UserId;

/**
 * API keys: shown once, replaced in one write, and always with the rights that their owner has at the time of use.
 * Usable alone. Safe for use by several threads.
 */
public final class ApiKeyService {

    /** Who may look at the own key's state. */
    public static final AccessRule SHOW = AccessRule.session();
    /** Who may generate and remove the own key. */
    public static final AccessRule MANAGE = AccessRule.session().withProof();

    /** The name of the one key of the settings page. */
    public static final String SETTINGS_KEY = "";

    private final ServiceContext context;
    private final AccessReader reader;
    private final ApiKeyStore keys;
    private final LastUse lastUse;

    /**
     * API keys in this store.
     *
     * @param context realm, clock, unit of work, audit trail
     * @param reader the one read that authenticates
     * @param keys where keys are kept
     * @param lastUse collects when keys were used
     */
    public ApiKeyService(ServiceContext context, AccessReader reader, ApiKeyStore keys, LastUse lastUse) {
        this.context = context;
        this.reader = reader;
        this.keys = keys;
        this.lastUse = lastUse;
    }

    /**
     * Authenticates a request by an API key: length, alphabet and checksum without any look-up, then one indexed read
     * that brings the owner's present state and rights, and no write.
     *
     * @param key what was presented
     * @param origin where the request comes from
     * @return the caller; empty when it is no key, unknown, expired, or its owner is disabled
     */
    public Optional<Caller> authenticate(CharSequence key, RequestOrigin origin) {
        return context.tokens()
                .parse(TokenKind.API_KEY, key)
                .flatMap(token ->
                        reader.apiKey(token.digest()).filter(this::isGood).map(found -> caller(found, token, origin)));
    }

    private boolean isGood(ApiKeyAccess key) {
        return key.account().user().enabled()
                && context.sees(key.account().user())
                && key.expiresAt().filter(end -> !context.now().isBefore(end)).isEmpty();
    }

    private Caller caller(ApiKeyAccess key, Token token, RequestOrigin origin) {
        lastUse.record(key.id(), context.now());
        Credential credential = new Credential(
                CredentialKind.API_KEY, key.id(), Optional.empty(), Optional.empty(), Optional.of(token.digest()));
        return new Caller(key.account(), context.rights(), credential, origin);
    }

    /**
     * Shows what is known of the caller's own key: never the key.
     *
     * @param caller whose
     * @return the key's state, empty when none is set
     */
    public Optional<ApiKey> show(Caller caller) {
        context.check(SHOW, caller);
        return keys.find(caller.userId(), SETTINGS_KEY).map(this::withUse);
    }

    private ApiKey withUse(ApiKey key) {
        return lastUse.waiting(key.id()).map(key::usedAt).orElse(key);
    }

    /**
     * Generates the caller's own key, in place of an older one, which is dead at once.
     *
     * @param caller whose
     * @return the key, for the only time
     */
    public NewApiKey generate(Caller caller) {
        context.check(MANAGE, caller);
        return context.units().run(() -> {
            NewApiKey made = issue(caller.userId(), SETTINGS_KEY, Optional.empty());
            context.audit()
                    .by(AuditEventType.API_KEY_GENERATION, caller)
                    .with("key", made.key().id())
                    .succeeded();
            context.notify(NoticeType.API_KEY_GENERATED, caller.userId(), caller.origin());
            return made;
        });
    }

    /**
     * Makes a key, in place of an older one of that name, within the unit of work that is under way: for somebody who was
     * found to be allowed to.
     *
     * @param owner whose rights it has
     * @param name its name, unique for its owner; empty for the one of the settings page
     * @param expiresAt when it ends, empty for never
     * @return the key, for the only time
     */
    public NewApiKey issue(UserId owner, String name, Optional<Instant> expiresAt) {
        Token token = context.tokens().issue(TokenKind.API_KEY);
        ApiKey key = new ApiKey(
                UUID.randomUUID().toString(),
                owner,
                name,
                token.hint(),
                context.now(),
                expiresAt,
                Optional.empty(),
                Optional.empty());
        keys.replace(key, token.digest());
        return new NewApiKey(token.text(), key);
    }

    /**
     * Finds out what key a text is, without using it: for whoever found a leaked one.
     *
     * @param key the text
     * @return what is known of it, expired or not; empty when it is no key, or replaced already
     */
    public Optional<ApiKey> identify(CharSequence key) {
        return context.tokens().parse(TokenKind.API_KEY, key).flatMap(token -> keys.find(token.digest()));
    }

    /**
     * Removes the caller's own key. That there is none is no error.
     *
     * @param caller whose
     */
    public void remove(Caller caller) {
        context.check(MANAGE, caller);
        context.units().execute(() -> {
            if (keys.deleteNamed(caller.userId(), SETTINGS_KEY)) {
                context.audit().by(AuditEventType.API_KEY_REMOVAL, caller).succeeded();
            }
        });
    }
}
