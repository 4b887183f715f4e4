package org.accountkit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.access.engine.AuditTrail;
import org.accountkit.access.engine.LastUse;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.apikey.NewApiKey;
import org.accountkit.apikey.engine.ApiKeyAuthentication;
import org.accountkit.apikey.engine.ApiKeyIssuer;
import org.accountkit.audit.engine.EventIds;
import org.accountkit.notification.Notifier;
import org.accountkit.operations.engine.ApiKeyOperations;
import org.accountkit.secret.Secret;
import org.accountkit.token.engine.TokenFormat;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.engine.RightsCatalogue;

/**
 * API keys alone, for a host that has users and a sign-in of its own. Keys are issued and removed as audited operations;
 * {@link #service()} is what users call for their own keys. Times of last use are written every few seconds, and at
 * {@link #close()}. Safe for use by several threads.
 */
public final class ApiKeys implements AutoCloseable {

    private final ApiKeyService service;
    private final ApiKeyOperations operations;
    private final LastUseFlusher flusher;

    private ApiKeys(Builder wiring) {
        ServiceContext context = wiring.context();
        ApiKeyStore keys = wiring.chosen.apiKeys();
        LastUse lastUse = new LastUse(keys::recordUse);
        ApiKeyIssuer issuer = new ApiKeyIssuer(context, keys);
        service = new ApiKeyService(
                new ApiKeyAuthentication(context, wiring.chosen.accessReader(), lastUse), issuer, keys, wiring.most);
        operations = new ApiKeyOperations(context, wiring.chosen.users(), issuer);
        flusher = LastUseFlusher.onOwnThread(List.of(lastUse));
    }

    /**
     * Begins with the stores: an adapter's, or at least unit of work, users, API keys and audit log.
     *
     * @param tokenPrefix what keys begin with, 2 to 8 lower-case letters, by which a leaked one is recognized
     * @return a builder
     */
    public static Builder builder(String tokenPrefix) {
        return new Builder(tokenPrefix);
    }

    /**
     * Authenticates a request by an API key: one indexed read, no write.
     *
     * @param key what the request carries, whatever it is
     * @param origin where the request comes from
     * @return the caller with its rights; empty when the key is unknown or expired, or its owner is disabled
     */
    public Optional<Caller> authenticate(Secret key, RequestOrigin origin) {
        return service.authenticate(key, origin);
    }

    /**
     * Issues a key, in place of an older one of that name, which stops working at once. Audited as {@code console}.
     *
     * @param owner whose rights it has
     * @param name 1 to 100 characters, unique for its owner
     * @param expiresAt when it expires; empty for never
     * @return the key, which can be seen this once
     * @throws org.accountkit.access.RefusedException {@code not-found} when there is no such user
     */
    public NewApiKey issue(UserId owner, String name, Optional<Instant> expiresAt) {
        return operations.issue(owner, name, expiresAt);
    }

    /**
     * Finds out whose key a leaked text is. Audited as {@code console}.
     *
     * @param text what was found
     * @return what is known of the key; empty when it is none, or was replaced or removed
     */
    public Optional<ApiKey> identify(Secret text) {
        return operations.identify(text);
    }

    /**
     * Removes a key, which stops working at once. Audited as {@code console}.
     *
     * @param key which one
     * @return whether it was still there
     */
    public boolean remove(ApiKey key) {
        return operations.remove(key);
    }

    /** {@return what users call for their own keys} */
    public ApiKeyService service() {
        return service;
    }

    /** Writes the times of last use that were collected, as happens every few seconds anyway. */
    public void flush() {
        flusher.flush();
    }

    /** Writes what was collected and ends the thread that did so; the stores are the host's to close. */
    @Override
    public void close() {
        flusher.close();
    }

    /** Chooses stores and settings. Used by one thread, once. */
    public static final class Builder extends StoreWiring<Builder> {

        private final String tokenPrefix;
        private final ChosenStores chosen = new ChosenStores(this);
        private List<Right> rights = List.of();
        private Realm realm = Realm.DEFAULT;
        private Clock clock = Clock.systemUTC();
        private int most = 1;

        private Builder(String tokenPrefix) {
            this.tokenPrefix = tokenPrefix;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Declares the host's own rights.
         *
         * @param names dotted lower-case words, none of them beginning with {@code account.}
         * @return this
         * @throws IllegalArgumentException when a name has another form
         */
        public Builder rights(String... names) {
            rights = Arrays.stream(names).map(Right::new).toList();
            return this;
        }

        /**
         * Sets the realm; the default one otherwise.
         *
         * @param value whose users have keys
         * @return this
         */
        public Builder realm(Realm value) {
            realm = value;
            return this;
        }

        /**
         * Sets the clock; the system's otherwise.
         *
         * @param value tells the time
         * @return this
         */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /**
         * Lets users have several keys of their own; one otherwise.
         *
         * @param value how many, 1 to 100
         * @return this
         * @throws IllegalArgumentException when it is out of range
         */
        public Builder apiKeysPerUser(int value) {
            most = ApiKeyService.requireMost(value);
            return this;
        }

        /**
         * Puts it together, without any I/O.
         *
         * @return API keys alone
         * @throws UnsafeWiringException when a store is missing
         * @throws IllegalArgumentException when the token prefix has another form, or a right is in our name space
         */
        public ApiKeys build() {
            List<String> missing = new ArrayList<>(ChosenStores.missing(this));
            missing.retainAll(List.of("UnitOfWork", "UserStore", "ApiKeyStore", "AuditLog"));
            if (!missing.isEmpty()) {
                throw new UnsafeWiringException(
                        List.of("There are no stores for: " + String.join(", ", missing) + "."));
            }
            return new ApiKeys(this);
        }

        private ServiceContext context() {
            SecureRandom random = new SecureRandom();
            return new ServiceContext(
                    realm,
                    clock,
                    chosen.unitOfWork(),
                    new TokenFormat(tokenPrefix, random),
                    RightsCatalogue.with(rights),
                    new AuditTrail(chosen.auditLog(), new EventIds(random), clock, realm),
                    Notifier.none());
        }
    }
}
