package org.accountkit.apikey;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.Acting;
import org.accountkit.access.engine.LastUse;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.engine.ApiKeyAuthentication;
import org.accountkit.apikey.engine.ApiKeyIssuer;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.engine.Names;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.user.Right;
import org.accountkit.user.Username;
import org.accountkit.user.engine.VisibleText;

/**
 * Manages and authenticates the API keys of users. A key is shown once, replaced in one write, and never has more rights
 * than its owner has at the time of use. Safe for use by several threads.
 */
public final class ApiKeyService {

    /** The rule for listing a caller's own keys. */
    public static final AccessRule SHOW = AccessRule.session();
    /** The rule for generating and removing a caller's own keys. */
    public static final AccessRule MANAGE = AccessRule.session().withProof();

    /** The name of the key on the settings page. */
    public static final String SETTINGS_KEY = "";

    private static final int MOST = 100;

    private final ServiceContext context;
    private final ApiKeyAuthentication authentication;
    private final ApiKeyIssuer issuer;
    private final ApiKeyStore keys;
    private final LastUse lastUse;
    private final int most;

    /**
     * Creates the service. For AccountKit's own use: a host calls {@code AccountServices.apiKeys()}.
     *
     * @param authentication authenticates keys
     * @param issuer issues keys
     * @param keys the store for keys
     * @param most how many keys a user may have, at least 1
     */
    @SuppressWarnings("exports") // a host cannot name these types
    public ApiKeyService(ApiKeyAuthentication authentication, ApiKeyIssuer issuer, ApiKeyStore keys, int most) {
        this.context = authentication.context();
        this.authentication = authentication;
        this.issuer = issuer;
        this.keys = keys;
        this.most = most;
        this.lastUse = authentication.lastUse();
    }

    /**
     * Checks how many keys a user may have.
     *
     * @param most how many
     * @return the same
     * @throws IllegalArgumentException unless it is 1 to 100
     */
    public static int requireMost(int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("A user may have 1 to " + MOST + " API keys.");
        }
        return most;
    }

    /**
     * Authenticates a request by an API key: checks length, alphabet and checksum without a look-up, then reads the
     * owner's current state and rights with one indexed read. Writes nothing, unless the owner has been disabled in a
     * host's directory and still has sessions or known devices, which then end.
     *
     * @param key the text that the request carries
     * @param origin where the request comes from
     * @return the caller; empty if the key is unknown or expired, or its owner is disabled
     */
    public Optional<Caller> authenticate(Secret key, RequestOrigin origin) {
        return authentication.authenticate(key, origin);
    }

    /**
     * Returns the record of the caller's key on the settings page, without the key itself.
     *
     * @param caller the caller
     * @return the key; empty if there is none
     */
    public Optional<ApiKey> show(Caller caller) {
        context.check(SHOW, caller);
        return keys.find(caller.userId(), SETTINGS_KEY).map(this::withUse);
    }

    private ApiKey withUse(ApiKey key) {
        return lastUse.waiting(key.id()).map(key::usedAt).orElse(key);
    }

    /**
     * Generates the caller's key on the settings page. An older one stops working immediately.
     *
     * @param caller the caller
     * @return the key, shown only this once
     */
    public NewApiKey generate(Caller caller) {
        return context.acting(MANAGE, caller).run(current -> {
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
     * Removes the caller's key on the settings page, if there is one.
     *
     * @param caller the caller
     */
    public void remove(Caller caller) {
        context.acting(MANAGE, caller)
                .execute(current -> keys.find(caller.userId(), SETTINGS_KEY)
                        .filter(key -> keys.delete(caller.userId(), key.id()))
                        .ifPresent(key -> recordRemoval(caller, key.id())));
    }

    /** {@return how many keys a user may have; 1 unless the host sets more} */
    public int most() {
        return most;
    }

    /**
     * Returns the records of all the caller's keys, without the keys themselves.
     *
     * @param caller the caller
     * @return the records, oldest first, including keys that have expired but have not been swept yet
     */
    public List<ApiKey> list(Caller caller) {
        context.check(SHOW, caller);
        return keys.list(caller.userId()).stream().map(this::withUse).toList();
    }

    /**
     * Adds a key. If a user may have only one key, it is the one on the settings page, and its name is empty.
     *
     * @param caller the caller
     * @param wanted name, expiry and rights
     * @return the key, shown only this once
     * @throws org.accountkit.access.RefusedException {@code name-taken}, {@code too-many-keys}, or {@code
     *     malformed-request} for an unsuitable name, an expiry in the past or a right that the caller lacks
     */
    public NewApiKey add(Caller caller, ApiKeyRequest wanted) {
        Acting acting = context.acting(MANAGE, caller);
        return acting.attempt(AuditEventType.API_KEY_GENERATION, event -> event, (current, event) -> {
            ApiKeyRules.check(current, wanted, most, context.now());
            NewApiKey made = issuer.add(caller.userId(), wanted, most);
            wanted.rights()
                    .flatMap(only -> Names.added(Set.of(), only))
                    .ifPresent(names -> event.with("rights", names));
            event.with("key", made.key().id()).succeeded();
            context.notify(NoticeType.API_KEY_GENERATED, caller.userId(), caller.origin());
            return made;
        });
    }

    /**
     * Removes one of the caller's keys, which stops working immediately.
     *
     * @param caller the caller
     * @param keyId the key's public id
     * @throws org.accountkit.access.RefusedException {@code not-found} if the caller has no such key
     */
    public void remove(Caller caller, String keyId) {
        context.acting(MANAGE, caller).execute(current -> {
            if (!keys.delete(caller.userId(), keyId)) {
                throw RefusalCode.NOT_FOUND.refused();
            }
            recordRemoval(caller, keyId);
        });
    }

    private void recordRemoval(Caller caller, String keyId) {
        context.audit()
                .by(AuditEventType.API_KEY_REMOVAL, caller)
                .with("key", keyId)
                .succeeded();
    }

    /** A request for a new API key. Immutable. */
    public static final class ApiKeyRequest {

        private static final int LONGEST_NAME = 64;

        private final String name;
        private final Optional<Instant> expiresAt;
        private final Optional<Set<Right>> rights;

        private ApiKeyRequest(String name, Optional<Instant> expiresAt, Optional<Set<Right>> rights) {
            this.name = name;
            this.expiresAt = expiresAt;
            this.rights = rights;
        }

        /**
         * Requests a key that never expires and has all of its owner's rights.
         *
         * @param name up to 64 visible code points without outer spaces, unique among the owner's keys; empty for the key
         *     on the settings page
         * @return the request
         * @throws IllegalArgumentException if the name has another form
         */
        public static ApiKeyRequest named(String name) {
            if (!isName(name)) {
                throw new IllegalArgumentException("The name of an API key has up to " + LONGEST_NAME
                        + " visible characters, and no space around them.");
            }
            return new ApiKeyRequest(name, Optional.empty(), Optional.empty());
        }

        /**
         * Reports whether a text is a valid name of a key.
         *
         * @param text anything
         * @return whether it is valid
         */
        public static boolean isName(String text) {
            return text.codePointCount(0, text.length()) <= LONGEST_NAME
                    && text.codePoints().allMatch(ApiKeyRequest::isVisible)
                    && !isPadded(text);
        }

        private static boolean isPadded(String text) {
            return !Username.strip(text).equals(text);
        }

        private static boolean isVisible(int c) {
            return !VisibleText.isInvisible(c) && isAssigned(c);
        }

        private static boolean isAssigned(int c) {
            return switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> false;
                default -> true;
            };
        }

        /**
         * Returns this request with an expiry.
         *
         * @param at when the key expires
         * @return the request with that expiry
         */
        public ApiKeyRequest expiringAt(Instant at) {
            return new ApiKeyRequest(name, Optional.of(at), rights);
        }

        /**
         * Returns this request for only some of the owner's rights. A right that the owner loses later, the key loses too.
         *
         * @param only the rights
         * @return the request with that limit
         */
        public ApiKeyRequest limitedTo(Collection<Right> only) {
            return new ApiKeyRequest(name, expiresAt, Optional.of(Set.copyOf(only)));
        }

        /** {@return the key's name} */
        public String name() {
            return name;
        }

        /** {@return when it expires; empty for never} */
        public Optional<Instant> expiresAt() {
            return expiresAt;
        }

        /** {@return the rights that it is limited to; empty for all of its owner's} */
        public Optional<Set<Right>> rights() {
            return rights;
        }
    }
}
