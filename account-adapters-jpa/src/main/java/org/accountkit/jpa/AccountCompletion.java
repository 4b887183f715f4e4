package org.accountkit.jpa;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.accountkit.access.Account;
import org.accountkit.access.Account.TwoFactorStatus;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.user.AccountState;
import org.accountkit.user.AccountStateStore;
import org.accountkit.user.Realm;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/** Loads the accounts of a page of users, with five reads whatever its length. */
final class AccountCompletion {

    private final AccountStateStore states;
    private final TotpStore totps;
    private final ApiKeyStore apiKeys;
    private final RoleStore roles;

    AccountCompletion(AccountStateStore states, TotpStore totps, ApiKeyStore apiKeys, RoleStore roles) {
        this.states = states;
        this.totps = totps;
        this.apiKeys = apiKeys;
        this.roles = roles;
    }

    List<Account> accounts(List<User> users) {
        return users.isEmpty() ? List.of() : accounts(users.get(0).realm(), users);
    }

    private List<Account> accounts(Realm realm, List<User> users) {
        List<UserId> ids = users.stream().map(User::id).toList();
        Map<UserId, AccountState> stateOf = states.findAll(ids);
        Map<UserId, TwoFactorStatus> twoFactor = totps.statusOf(ids);
        Set<UserId> apiKeyPresent = apiKeys.ownersAmong(ids);
        Map<String, Role> roleOf = roles.list(realm).stream().collect(toMap(Role::name, identity()));
        return users.stream()
                .map(user -> new Account(
                        user,
                        stateOf.getOrDefault(user.id(), AccountState.initial(user.id())),
                        user.roles().stream()
                                .map(name -> role(realm, name, roleOf))
                                .collect(toSet()),
                        twoFactor.getOrDefault(user.id(), TwoFactorStatus.OFF),
                        apiKeyPresent.contains(user.id())))
                .toList();
    }

    private static Role role(Realm realm, String name, Map<String, Role> stored) {
        return stored.getOrDefault(name, new Role(realm, name, Set.of(), Set.of()));
    }
}
