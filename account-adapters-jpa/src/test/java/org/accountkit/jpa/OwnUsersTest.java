package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.accountkit.AccountServices;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.TestHashers;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;

/** A host with its own read-only users, and everything else in its database. */
class OwnUsersTest {

    private static final Secret PASSWORD = Secret.ofText("correct horse battery staple");
    private static final RequestOrigin ORIGIN = RequestOrigin.unknown();

    private final Realm realm = new Realm("realm-" + UserId.random().value());
    private final User ada =
            new User(UserId.random(), realm, Username.of("ada"), "Ada", "", true, Set.of(), Instant.EPOCH);

    /** All that such a host wires. */
    private AccountServices open(UserStore users) {
        // wiring
        return AccountServices.builder()
                .stores(JpaStores.using(TestDatabase.h2().factory()))
                .users(users)
                .masterKeys(MasterKeys.of("test", Secret.ofBytes(new byte[32])))
                .productName("Example Console")
                .tokenPrefix("ex")
                .realm(realm)
                .passwordHasher(TestHashers.cheapest())
                .forTests()
                .build();
        // end of wiring
    }

    @Test
    void signsInAndAuthenticatesSessionsAndKeys() {
        try (AccountServices accounts = open(new Directory(List.of(ada)))) {
            accounts.operations().resetPassword(ada.id(), PASSWORD);

            SignedIn signedIn = (SignedIn) accounts.signIn().signIn("Ada", PASSWORD, PresentedTokens.NONE, ORIGIN);
            Secret key = accounts.operations()
                    .issueApiKey(ada.id(), "ci", Optional.empty())
                    .text();

            assertThat(accounts.sessions().authenticate(signedIn.session(), ORIGIN))
                    .hasValueSatisfying(
                            caller -> assertThat(caller.account().user()).isEqualTo(ada));
            assertThat(accounts.apiKeys().authenticate(key, ORIGIN))
                    .hasValueSatisfying(
                            caller -> assertThat(caller.account().user()).isEqualTo(ada));
        }
    }

    @Test
    void needsAtMostFifteenLinesOfWiring() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/java/org/accountkit/jpa/OwnUsersTest.java")).stream()
                .map(String::strip)
                .toList();

        assertThat(lines.subList(lines.indexOf("// wiring") + 1, lines.indexOf("// end of wiring")))
                .hasSizeBetween(1, 15);
    }

    /** As small as a directory can be. */
    private record Directory(List<User> users) implements UserStore {

        @Override
        public boolean writable() {
            return false;
        }

        private List<User> those(Predicate<User> wanted) {
            return users.stream().filter(wanted).toList();
        }

        @Override
        public Optional<User> find(UserId id) {
            return those(user -> user.id().equals(id)).stream().findFirst();
        }

        @Override
        public Optional<User> findByName(Realm realm, Username username) {
            return those(user -> user.realm().equals(realm) && user.username().equals(username)).stream()
                    .findFirst();
        }

        @Override
        public List<User> list(UserQuery query) {
            return those(user -> user.realm().equals(query.realm()));
        }

        @Override
        public List<User> findEnabledByRoles(Realm realm, Collection<String> roles) {
            return those(
                    user -> user.enabled() && user.realm().equals(realm) && !Collections.disjoint(user.roles(), roles));
        }

        @Override
        public boolean isRoleInUse(Realm realm, String role) {
            return !findEnabledByRoles(realm, List.of(role)).isEmpty();
        }

        @Override
        public boolean isEmpty(Realm realm) {
            return users.isEmpty();
        }

        @Override
        public boolean add(User user) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void update(User user) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean delete(UserId id) {
            throw new UnsupportedOperationException();
        }
    }
}
