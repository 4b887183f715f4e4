package org.accountkit.testkit;

import static org.accountkit.access.Account.TwoFactorStatus.ACTIVE;
import static org.accountkit.access.Account.TwoFactorStatus.NEEDS_ENROLMENT;
import static org.accountkit.access.Account.TwoFactorStatus.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.AccessReader;
import org.accountkit.access.AccessReader.ApiKeyAccess;
import org.accountkit.access.AccessReader.SessionAccess;
import org.accountkit.access.Account;
import org.accountkit.apikey.ApiKey;
import org.accountkit.session.Session;
import org.accountkit.token.TokenDigest;
import org.accountkit.twofactor.TotpStore.PendingTotp;
import org.accountkit.user.AccountState;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link AccessReader}. Extend it to test your own implementation. */
@Promise("An AccessReader")
public abstract class AccessReaderContract extends PortContract {

    private static final Right READ = new Right("reports.read");
    private static final Right WRITE = new Right("reports.write");

    private final TokenDigest digest = Samples.tokenDigest();
    private AccessReader reader;

    /** For subclasses. */
    protected AccessReaderContract() {}

    @BeforeEach
    void openReader() {
        reader = stores.accessReader();
    }

    @Test
    void findsNothingForUnknownIds() {
        assertThat(reader.session(digest)).isEmpty();
        assertThat(reader.apiKey(digest)).isEmpty();
        assertThat(reader.account(ada)).isEmpty();
        assertThat(reader.accounts(List.of())).isEmpty();
    }

    @Test
    void findsAnAccountWithNothingElseStored() {
        User user = added("ada");

        assertThat(reader.account(user.id())).contains(plain(user));
    }

    @Test
    void findsAnAccountWithEverythingStored() {
        User user = added("ada", "operator", "readonly");
        Set<Role> roles = rolesOf(user);
        stores.accountStates().edit(user.id(), 0, true, true);
        stores.accountStates().recordSignIn(user.id(), NOW);
        stores.accountStates().raiseEpoch(user.id());
        activateTotp(user.id());
        setKey(user.id(), "", Samples.tokenDigest(), Optional.empty());

        AccountState state = new AccountState(user.id(), 1, true, true, 1, Optional.of(NOW));
        assertThat(reader.account(user.id())).contains(new Account(user, state, roles, ACTIVE, true));
    }

    @Test
    void treatsAMissingRoleAsOneThatGrantsAndDeniesNothing() {
        User user = added("ada", Role.ADMINISTRATOR, "gone");
        stores.roles().add(new Role(otherRealm, "gone", Set.of(READ), Set.of(WRITE)));

        assertThat(reader.account(user.id()).orElseThrow().roles())
                .containsExactlyInAnyOrder(
                        new Role(realm, Role.ADMINISTRATOR, Set.of(), Set.of()),
                        new Role(realm, "gone", Set.of(), Set.of()));
    }

    @Test
    void distinguishesPendingFromActiveAndNamedKeysFromTheSettingsPageKey() {
        User user = added("ada");
        stores.totps().offerPending(new PendingTotp(Samples.totpCredential(user.id()), NOW.plusSeconds(300), 5), NOW);
        setKey(user.id(), "ci", Samples.tokenDigest(), Optional.empty());

        assertThat(reader.account(user.id())).contains(plain(user));
    }

    @Test
    void findsTheSessionBehindADigest() {
        User user = added("ada", "operator", "readonly");
        Set<Role> roles = rolesOf(user);
        opened(user.id(), Samples.tokenDigest(), NOW);

        Session session = opened(user.id(), digest, NOW);

        Account account = new Account(user, AccountState.initial(user.id()), roles, OFF, false);
        assertThat(reader.session(digest))
                .contains(new SessionAccess(
                        session.id(),
                        7,
                        session.signedInAt(),
                        session.provenAt(),
                        session.lastSeenAt(),
                        session.expiresAt(),
                        account));
    }

    @Test
    void findsASessionWhateverItsState() {
        User user = new User(UserId.random(), realm, Username.of("ada"), "", "", false, Set.of(), NOW);
        plant(user);
        stores.accountStates().raiseEpoch(user.id());

        opened(user.id(), digest, Instant.EPOCH);

        SessionAccess found = reader.session(digest).orElseThrow();
        assertThat(found.account().user().enabled()).isFalse();
        assertThat(found.account().state().epoch()).isEqualTo(1);
        assertThat(found.epoch()).isEqualTo(7);
    }

    @Test
    void findsNoSessionOfADeletedUser() {
        assumeWritableUsers();
        User user = added("ada");
        opened(user.id(), digest, NOW);

        stores.sessions().deleteAll(user.id());
        stores.users().delete(user.id());

        assertThat(reader.session(digest)).isEmpty();
        assertThat(reader.account(user.id())).isEmpty();
    }

    @Test
    void findsTheApiKeyBehindADigest() {
        User user = added("ada", "operator", "readonly");
        Set<Role> roles = rolesOf(user);
        ApiKey key = setKey(user.id(), "", digest, Optional.empty());

        Account account = new Account(user, AccountState.initial(user.id()), roles, OFF, true);
        assertThat(reader.apiKey(digest))
                .contains(new ApiKeyAccess(key.id(), Optional.empty(), Optional.empty(), account));
    }

    @Test
    void findsWhatAnApiKeyIsRestrictedTo() {
        User user = added("ada", "operator", "readonly");
        rolesOf(user);
        TokenDigest none = Samples.tokenDigest();
        Optional<Set<Right>> some = Optional.of(Set.of(Right.USERS_READ, Right.AUDIT_READ));
        setRestrictedKey(user.id(), "some", digest, some);
        setRestrictedKey(user.id(), "none", none, Optional.of(Set.of()));

        assertThat(reader.apiKey(digest).orElseThrow().rights())
                .as("rights of a restricted key")
                .isEqualTo(some);
        assertThat(reader.apiKey(none).orElseThrow().rights())
                .as("rights of an unrestricted key")
                .isEqualTo(Optional.of(Set.of()));
    }

    @Test
    void findsAnExpiredApiKey() {
        User user = added("ada");
        setKey(user.id(), "", Samples.tokenDigest(), Optional.empty());
        ApiKey key = setKey(user.id(), "ci", digest, Optional.of(Instant.EPOCH));

        ApiKeyAccess found = reader.apiKey(digest).orElseThrow();

        assertThat(found.id()).isEqualTo(key.id());
        assertThat(found.expiresAt()).contains(Instant.EPOCH);
        assertThat(found.account().apiKeyPresent()).isTrue();
    }

    @Test
    void seesWhatTheCurrentUnitOfWorkWrote() {
        User user = added("ada");

        long epoch = stores.unitOfWork().run(() -> {
            stores.accountStates().raiseEpoch(user.id());
            return reader.account(user.id()).orElseThrow().state().epoch();
        });

        assertThat(epoch).isEqualTo(1);
    }

    @Test
    void completesUsersInOrder() {
        List<User> users = new ArrayList<>(
                List.of(added("ada", "operator"), added("bob"), added("dan", "operator", "gone"), added("eve")));
        Collections.reverse(users);
        stores.roles().add(new Role(realm, "operator", Set.of(READ), Set.of(WRITE)));
        stores.accountStates().edit(users.get(0).id(), 0, true, false);
        activateTotp(users.get(1).id());
        loseTotp(users.get(3).id());
        setKey(users.get(2).id(), "", digest, Optional.empty());

        List<Account> accounts = reader.accounts(users);

        assertThat(accounts).extracting(Account::user).isEqualTo(users);
        assertThat(accounts).extracting(account -> account.state().version()).containsExactly(1L, 0L, 0L, 0L);
        assertThat(accounts).extracting(Account::twoFactor).containsExactly(OFF, ACTIVE, OFF, NEEDS_ENROLMENT);
        assertThat(accounts).extracting(Account::apiKeyPresent).containsExactly(false, false, true, false);
        assertThat(accounts)
                .isEqualTo(users.stream()
                        .map(user -> reader.account(user.id()).orElseThrow())
                        .toList());
    }

    private User added(String name, String... roles) {
        User user = Samples.user(realm, name, roles);
        plant(user);
        return user;
    }

    /** Stores the two roles that a user has. */
    private Set<Role> rolesOf(User user) {
        Set<Role> roles = Set.of(
                new Role(realm, "operator", Set.of(READ, WRITE), Set.of()),
                new Role(realm, "readonly", Set.of(READ), Set.of(WRITE)));
        roles.forEach(stores.roles()::add);
        assertThat(roles).extracting(Role::name).containsExactlyInAnyOrderElementsOf(user.roles());
        return roles;
    }

    private void loseTotp(UserId user) {
        String keyId = Samples.masterKeyId();
        stores.totps().addAll(List.of(Samples.totpCredential(user, keyId)), NOW);
        stores.totps().forgetSealedUnder(keyId);
    }

    private void activateTotp(UserId user) {
        stores.totps().addAll(List.of(Samples.totpCredential(user)), NOW);
    }

    private Session opened(UserId user, TokenDigest token, Instant at) {
        Session session = new Session(
                Samples.id(),
                user,
                7,
                Optional.of("client"),
                Optional.empty(),
                at,
                at.plusMillis(1),
                at.plusMillis(2),
                at.plusMillis(3));
        stores.sessions().add(session, token);
        return session;
    }

    private ApiKey setKey(UserId owner, String name, TokenDigest token, Optional<Instant> expiresAt) {
        ApiKey key =
                new ApiKey(Samples.id(), owner, name, "exk_…a1B2", NOW, expiresAt, Optional.empty(), Optional.empty());
        stores.apiKeys().replace(key, token);
        return key;
    }

    private void setRestrictedKey(UserId owner, String name, TokenDigest token, Optional<Set<Right>> rights) {
        ApiKey key = new ApiKey(Samples.id(), owner, name, "hint", NOW, Optional.empty(), rights, Optional.empty());
        stores.apiKeys().replace(key, token);
    }

    private static Account plain(User user) {
        return new Account(user, AccountState.initial(user.id()), Set.of(), OFF, false);
    }
}
