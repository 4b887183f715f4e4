package org.accountkit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.accountkit.access.AccessReader;
import org.accountkit.access.AccessReader.ApiKeyAccess;
import org.accountkit.access.AccessReader.SessionAccess;
import org.accountkit.access.Account;
import org.accountkit.access.Account.TwoFactorStatus;
import org.accountkit.session.Session;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.accountkit.user.engine.Nobody;

/** Answers from the stores, one after the other, for adapters and directories that cannot do it in a single read. */
final class ComposedAccessReader implements AccessReader {

    private static final User NOBODY =
            new User(Nobody.ID, Realm.DEFAULT, Username.of("nobody"), "", "", false, Set.of(), Instant.EPOCH);

    private final AccountStores stores;
    private final Function<Collection<UserId>, Map<UserId, AccountState>> states;
    private final Function<Collection<UserId>, Map<UserId, TwoFactorStatus>> twoFactor;
    private final Function<Realm, List<Role>> roles;

    ComposedAccessReader(
            AccountStores stores,
            Function<Collection<UserId>, Map<UserId, AccountState>> states,
            Function<Collection<UserId>, Map<UserId, TwoFactorStatus>> twoFactor,
            Function<Realm, List<Role>> roles) {
        this.stores = stores;
        this.states = states;
        this.twoFactor = twoFactor;
        this.roles = roles;
    }

    static ComposedAccessReader of(AccountStores stores) {
        return new ComposedAccessReader(
                stores,
                ids -> stores.accountStates().findAll(ids),
                ids -> stores.totps().statusOf(ids),
                realm -> stores.roles().list(realm));
    }

    @Override
    public Optional<SessionAccess> session(TokenDigest digest) {
        return stores.sessions()
                .find(digest)
                .flatMap(session -> account(session.userId()).map(account -> access(session, account)));
    }

    private static SessionAccess access(Session session, Account account) {
        return new SessionAccess(
                session.id(),
                session.epoch(),
                session.signedInAt(),
                session.provenAt(),
                session.lastSeenAt(),
                session.expiresAt(),
                account);
    }

    @Override
    public Optional<ApiKeyAccess> apiKey(TokenDigest digest) {
        return stores.apiKeys()
                .find(digest)
                .flatMap(key -> account(key.owner())
                        .map(account -> new ApiKeyAccess(key.id(), key.expiresAt(), key.rights(), account)));
    }

    /** Reads as much for a user who does not exist, so that the time tells nothing. */
    @Override
    public Optional<Account> account(UserId userId) {
        Optional<User> user =
                stores.users().find(userId).filter(found -> found.id().equals(userId));
        Account account = accounts(List.of(user.orElse(NOBODY))).get(0);
        return user.map(known -> account);
    }

    @Override
    public List<Account> accounts(Collection<User> users) {
        List<UserId> ids = users.stream().map(User::id).toList();
        Map<UserId, AccountState> found = states.apply(ids);
        Map<UserId, TwoFactorStatus> factors = twoFactor.apply(ids);
        Set<UserId> keyPresent = stores.apiKeys().ownersAmong(ids);
        Map<String, Role> named = rolesByName(users);
        return users.stream()
                .map(user -> new Account(
                        user,
                        found.getOrDefault(user.id(), AccountState.initial(user.id())),
                        rolesOf(user, named),
                        factors.getOrDefault(user.id(), TwoFactorStatus.OFF),
                        keyPresent.contains(user.id())))
                .toList();
    }

    private Map<String, Role> rolesByName(Collection<User> users) {
        return users.stream().findFirst().map(user -> roles.apply(user.realm())).orElse(List.of()).stream()
                .collect(Collectors.toMap(Role::name, Function.identity()));
    }

    private static Set<Role> rolesOf(User user, Map<String, Role> roles) {
        return user.roles().stream()
                .map(name -> roles.getOrDefault(name, new Role(user.realm(), name, Set.of(), Set.of())))
                .collect(Collectors.toSet());
    }
}
