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
import org.accountkit.access.engine.CurrentAccounts;
import org.accountkit.access.engine.LastUse;
import org.accountkit.access.engine.RefusalJournal;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.apikey.ApiKeyStore;
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
 * API keys on their own, for a host that already has users and a sign-in. The methods of this class are audited
 * operations; users manage their own keys through {@link #service()}. Times of last use are written every few seconds,
 * and by {@link #close()}. Safe for use by several threads.
 */
public final class ApiKeys implements AutoCloseable {

    private final ApiKeyService service;
    private final ApiKeyOperations operations;
    private final Housekeeper housekeeper;

    private ApiKeys(Builder wiring) {
        EventIds ids = new EventIds(new SecureRandom());
        RefusalJournal refusals = wiring.refusals(ids);
        ServiceContext context = wiring.context(ids, refusals);
        ApiKeyStore keys = wiring.chosen.apiKeys();
        LastUse lastUse = new LastUse(keys::recordUse);
        ApiKeyIssuer issuer = new ApiKeyIssuer(context, keys);
        service = new ApiKeyService(
                new ApiKeyAuthentication(
                        context,
                        wiring.chosen.accessReader(),
                        lastUse,
                        account -> account.user().enabled()),
                issuer,
                keys,
                wiring.most);
        operations = new ApiKeyOperations(context, wiring.chosen.users(), issuer);
        housekeeper = Housekeeper.onOwnThread(List.of(lastUse), refusals, Optional.empty());
    }

    /**
     * Starts a builder. It needs stores: an adapter's, or at least the unit of work, users, API keys and the audit log.
     *
     * @param tokenPrefix the prefix of all keys, by which a leaked one is recognized: 2 to 8 lower-case letters
     * @return a builder
     */
    public static Builder builder(String tokenPrefix) {
        return new Builder(tokenPrefix);
    }

    /**
     * Authenticates a request by its API key, with one indexed read and no write.
     *
     * @param key the presented key, well-formed or not
     * @param origin where the request comes from
     * @return the caller with its rights; empty if the key is unknown or expired, or its owner is disabled
     */
    public Optional<Caller> authenticate(Secret key, RequestOrigin origin) {
        return service.authenticate(key, origin);
    }

    /**
     * Issues a key. If the owner already has a key of that name, the new one replaces it immediately. Audited as {@code
     * console}.
     *
     * @param owner the user whose rights the key has
     * @param name 1 to 100 characters, unique per owner
     * @param expiresAt when the key expires; empty for never
     * @return the key, which is shown only this once
     * @throws org.accountkit.access.RefusedException {@code not-found} if there is no such user
     */
    public NewApiKey issue(UserId owner, String name, Optional<Instant> expiresAt) {
        return operations.issue(owner, name, expiresAt);
    }

    /**
     * Finds the owner of a leaked key. Audited as {@code console}.
     *
     * @param text the leaked text
     * @return the key's record; empty if the text is not a key, or the key was replaced or removed
     */
    public Optional<ApiKey> identify(Secret text) {
        return operations.identify(text);
    }

    /**
     * Removes a key, which stops working immediately. Audited as {@code console}.
     *
     * @param key the key to remove
     * @return whether it still existed
     */
    public boolean remove(ApiKey key) {
        return operations.remove(key);
    }

    /** {@return the service through which users manage their own keys} */
    public ApiKeyService service() {
        return service;
    }

    /** Writes the collected times of last use and the counted refusals now rather than later. */
    public void flush() {
        housekeeper.flush();
    }

    /**
     * Writes the collected times of last use and the counted refusals, and stops the thread that does so. The stores
     * stay open; closing them is up to the host.
     */
    @Override
    public void close() {
        housekeeper.close();
    }

    /** Chooses stores and settings. For use by one thread, once. */
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
         * @throws IllegalArgumentException if a name has another form
         */
        public Builder rights(String... names) {
            rights = Arrays.stream(names).map(Right::new).toList();
            return this;
        }

        /**
         * Sets the realm. The default is {@link Realm}'s default realm.
         *
         * @param value the realm whose users have keys
         * @return this
         */
        public Builder realm(Realm value) {
            realm = value;
            return this;
        }

        /**
         * Sets the clock. The default is the system clock.
         *
         * @param value the clock
         * @return this
         */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /**
         * Sets how many API keys a user may have. The default is one.
         *
         * @param value the maximum, 1 to 100
         * @return this
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder apiKeysPerUser(int value) {
            most = ApiKeyService.requireMost(value);
            return this;
        }

        /**
         * Builds the API keys, without any I/O.
         *
         * @return API keys on their own
         * @throws UnsafeWiringException if a store is missing
         * @throws IllegalArgumentException if the token prefix has another form, or a right is in AccountKit's
         *     namespace
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

        private RefusalJournal refusals(EventIds ids) {
            return new RefusalJournal(chosen.auditLog(), ids, clock, chosen.unitOfWork());
        }

        private ServiceContext context(EventIds ids, RefusalJournal refusals) {
            return new ServiceContext(
                    realm,
                    clock,
                    chosen.unitOfWork(),
                    new TokenFormat(tokenPrefix, new SecureRandom()),
                    RightsCatalogue.with(rights),
                    new AuditTrail(chosen.auditLog(), ids, clock, realm, refusals),
                    Notifier.none(),
                    new CurrentAccounts(chosen.accessReader(), chosen.findAccountStates()),
                    observer);
        }
    }
}
