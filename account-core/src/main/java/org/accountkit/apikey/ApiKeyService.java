package org.accountkit.apikey;

import java.util.Optional;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.LastUse;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.apikey.engine.ApiKeyAuthentication;
import org.accountkit.apikey.engine.ApiKeyIssuer;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.NoticeType;
import org.accountkit.secret.Secret;

/**
 * The API keys of a user: shown once, replaced in one write, and never with more rights than their owner has at the time
 * of use. Safe for use by several threads.
 */
public final class ApiKeyService {

    /** Who may see whether they have a key. */
    public static final AccessRule SHOW = AccessRule.session();
    /** Who may generate and remove their own key. */
    public static final AccessRule MANAGE = AccessRule.session().withProof();

    /** The name of the key on the settings page. */
    public static final String SETTINGS_KEY = "";

    private final ServiceContext context;
    private final ApiKeyAuthentication authentication;
    private final ApiKeyIssuer issuer;
    private final ApiKeyStore keys;
    private final LastUse lastUse;

    /**
     * API keys in this store. For AccountKit's own use: a host calls {@code AccountServices.apiKeys()}.
     *
     * @param authentication authenticates keys
     * @param issuer makes keys
     * @param keys where keys are kept
     */
    @SuppressWarnings("exports") // a host cannot name these types
    public ApiKeyService(ApiKeyAuthentication authentication, ApiKeyIssuer issuer, ApiKeyStore keys) {
        this.context = authentication.context();
        this.authentication = authentication;
        this.issuer = issuer;
        this.keys = keys;
        this.lastUse = authentication.lastUse();
    }

    /**
     * Authenticates a request by an API key: checks length, alphabet and checksum without a look-up, then does one indexed
     * read that brings the owner's present state and rights, and no write.
     *
     * @param key what the request carries, whatever it is
     * @param origin where the request comes from
     * @return the caller; empty when the key is unknown or expired, or its owner is disabled
     */
    public Optional<Caller> authenticate(Secret key, RequestOrigin origin) {
        return authentication.authenticate(key, origin);
    }

    /**
     * Returns what is known of the caller's key on the settings page; never the key itself.
     *
     * @param caller whose
     * @return the key; empty when there is none
     */
    public Optional<ApiKey> show(Caller caller) {
        context.check(SHOW, caller);
        return keys.find(caller.userId(), SETTINGS_KEY).map(this::withUse);
    }

    private ApiKey withUse(ApiKey key) {
        return lastUse.waiting(key.id()).map(key::usedAt).orElse(key);
    }

    /**
     * Generates the caller's key of the settings page. An older one stops working at once.
     *
     * @param caller whose
     * @return the key, which can be seen this once
     */
    public NewApiKey generate(Caller caller) {
        context.check(MANAGE, caller);
        return context.units().run(() -> {
            NewApiKey made = issuer.issue(caller.userId(), SETTINGS_KEY, Optional.empty());
            context.audit()
                    .by(AuditEventType.API_KEY_GENERATION, caller)
                    .with("key", made.key().id())
                    .succeeded();
            context.notify(NoticeType.API_KEY_GENERATED, caller.userId(), caller.origin());
            return made;
        });
    }

    /**
     * Removes the caller's key of the settings page. It is no error when there is none.
     *
     * @param caller whose
     */
    public void remove(Caller caller) {
        context.check(MANAGE, caller);
        context.units().execute(() -> {
            if (keys.delete(caller.userId(), SETTINGS_KEY)) {
                context.audit().by(AuditEventType.API_KEY_REMOVAL, caller).succeeded();
            }
        });
    }
}
