package org.accountkit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.accountkit.access.AccessReader;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.audit.AuditLog;
import org.accountkit.download.DownloadTokenStore;
import org.accountkit.observation.AccountObserver;
import org.accountkit.password.PasswordStore;
import org.accountkit.secret.MasterKeyStore;
import org.accountkit.session.SessionStore;
import org.accountkit.signin.KnownDeviceStore;
import org.accountkit.signin.PendingSignInStore;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.twofactor.RecoveryCodeStore;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.RoleStore;
import org.accountkit.user.UserStore;

/** The chosen stores: an adapter's, except for ports that were set individually. All are guarded, whoever made them. */
final class ChosenStores implements AccountStores {

    private final StoreWiring<?> chosen;
    private final Map<Class<?>, Object> guarded = new ConcurrentHashMap<>();

    ChosenStores(StoreWiring<?> chosen) {
        this.chosen = chosen;
    }

    private AccountStores rest() {
        return Objects.requireNonNull(chosen.stores);
    }

    @Override
    public UnitOfWork unitOfWork() {
        return new GuardedUnitOfWork(chosen.unitOfWork.orElseGet(() -> rest().unitOfWork()), chosen.observer);
    }

    @Override
    public UserStore users() {
        return guarded(UserStore.class, () -> new CheckedUserStore(chosen.users.orElseGet(() -> rest().users())));
    }

    @Override
    public AccountStateStore accountStates() {
        return guarded(AccountStateStore.class, () -> chosen.accountStates.orElseGet(() -> rest().accountStates()));
    }

    @Override
    public RoleStore roles() {
        return guarded(RoleStore.class, () -> chosen.roles.orElseGet(() -> rest().roles()));
    }

    @Override
    public PasswordStore passwords() {
        return guarded(PasswordStore.class, () -> chosen.passwords.orElseGet(() -> rest().passwords()));
    }

    @Override
    public SessionStore sessions() {
        return guarded(SessionStore.class, () -> chosen.sessions.orElseGet(() -> rest().sessions()));
    }

    @Override
    public ApiKeyStore apiKeys() {
        return guarded(ApiKeyStore.class, () -> chosen.apiKeys.orElseGet(() -> rest().apiKeys()));
    }

    @Override
    public DownloadTokenStore downloadTokens() {
        return guarded(DownloadTokenStore.class, () -> chosen.downloadTokens.orElseGet(() -> rest().downloadTokens()));
    }

    @Override
    public TotpStore totps() {
        return guarded(TotpStore.class, () -> chosen.totps.orElseGet(() -> rest().totps()));
    }

    @Override
    public RecoveryCodeStore recoveryCodes() {
        return guarded(RecoveryCodeStore.class, () -> chosen.recoveryCodes.orElseGet(() -> rest().recoveryCodes()));
    }

    @Override
    public PendingSignInStore pendingSignIns() {
        return guarded(PendingSignInStore.class, () -> chosen.pendingSignIns.orElseGet(() -> rest().pendingSignIns()));
    }

    @Override
    public KnownDeviceStore knownDevices() {
        return guarded(KnownDeviceStore.class, () -> chosen.knownDevices.orElseGet(() -> rest().knownDevices()));
    }

    @Override
    public AttemptStore attempts() {
        return guarded(AttemptStore.class, () -> chosen.attempts.orElseGet(() -> rest().attempts()));
    }

    @Override
    public MasterKeyStore masterKeys() {
        return guarded(MasterKeyStore.class, () -> chosen.masterKeyChecks.orElseGet(() -> rest().masterKeys()));
    }

    @Override
    public AuditLog auditLog() {
        return guarded(AuditLog.class, () -> chosen.auditLog.orElseGet(() -> rest().auditLog()));
    }

    /** An adapter's own reader reads only that adapter's stores. */
    @Override
    public AccessReader accessReader() {
        return guarded(AccessReader.class, () -> new CheckedAccessReader(chosenReader()), readerObserver());
    }

    /** A failure in a composed reader was observed in the store where it happened. */
    private AccountObserver readerObserver() {
        return chosen.accessReader.isEmpty() && isMixed() ? AccountObserver.none() : chosen.observer;
    }

    private AccessReader chosenReader() {
        return chosen.accessReader.orElseGet(() -> isMixed() ? composedReader() : rest().accessReader());
    }

    private <P> P guarded(Class<P> port, Supplier<P> store) {
        return guarded(port, store, chosen.observer);
    }

    private <P> P guarded(Class<P> port, Supplier<P> store, AccountObserver observer) {
        return port.cast(guarded.computeIfAbsent(port, key -> PortBoundary.around(port, store.get(), observer)));
    }

    /** With API keys on their own, account states, roles and second factors may be missing. */
    private AccessReader composedReader() {
        return new ComposedAccessReader(
                this,
                ids -> findAccountStates().map(states -> states.findAll(ids)).orElse(Map.of()),
                ids -> find(chosen.totps, AccountStores::totps)
                        .map(totps -> totps.statusOf(ids))
                        .orElse(Map.of()),
                realm -> find(chosen.roles, AccountStores::roles)
                        .map(roles -> roles.list(realm))
                        .orElse(List.of()));
    }

    /** {@return the store for account states, if the host wires one} */
    Optional<AccountStateStore> findAccountStates() {
        return find(chosen.accountStates, AccountStores::accountStates);
    }

    private <S> Optional<S> find(Optional<S> own, Function<AccountStores, S> rest) {
        return own.or(() -> Optional.ofNullable(chosen.stores).map(rest));
    }

    private boolean isMixed() {
        return chosen.stores == null
                || Stream.of(
                                chosen.users,
                                chosen.accountStates,
                                chosen.roles,
                                chosen.sessions,
                                chosen.apiKeys,
                                chosen.totps)
                        .anyMatch(Optional::isPresent);
    }

    @Override
    public boolean durable() {
        return chosen.stores == null || chosen.stores.durable();
    }

    @Override
    public List<String> problems() {
        return chosen.stores == null ? List.of() : chosen.stores.problems();
    }

    /** Returns the names of the ports for which no store was chosen. */
    static List<String> missing(StoreWiring<?> chosen) {
        return chosen.stores != null
                ? List.of()
                : Stream.of(
                                missing("UnitOfWork", chosen.unitOfWork),
                                missing("UserStore", chosen.users),
                                missing("AccountStateStore", chosen.accountStates),
                                missing("RoleStore", chosen.roles),
                                missing("PasswordStore", chosen.passwords),
                                missing("SessionStore", chosen.sessions),
                                missing("ApiKeyStore", chosen.apiKeys),
                                missing("DownloadTokenStore", chosen.downloadTokens),
                                missing("TotpStore", chosen.totps),
                                missing("RecoveryCodeStore", chosen.recoveryCodes),
                                missing("PendingSignInStore", chosen.pendingSignIns),
                                missing("KnownDeviceStore", chosen.knownDevices),
                                missing("AttemptStore", chosen.attempts),
                                missing("MasterKeyStore", chosen.masterKeyChecks),
                                missing("AuditLog", chosen.auditLog))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static Optional<String> missing(String port, Optional<?> store) {
        return store.isPresent() ? Optional.empty() : Optional.of(port);
    }
}
