package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of every {@link UserStore}. Extend it to test your own implementation. For a store that is not
 * {@link UserStore#writable() writable}, override {@link #plant}; the tests that write are skipped.
 */
@Promise("A UserStore")
public abstract class UserStoreContract extends PortContract {

    private UserStore users;

    /** For subclasses. */
    protected UserStoreContract() {}

    @BeforeEach
    void openUsers() {
        users = stores.users();
    }

    @Test
    void findsNothingWhenEmpty() {
        assertThat(users.find(UserId.random())).isEmpty();
        assertThat(users.findByName(realm, Username.of("ada"))).isEmpty();
        assertThat(users.list(UserQuery.in(realm))).isEmpty();
    }

    @Test
    void returnsWhatWasAdded() {
        User user = new User(
                UserId.random(),
                realm,
                Username.of("Ada Łovelace 😀"),
                "😀".repeat(200),
                "Wrote \"notes\"; 100 % <b>hers</b>\\",
                false,
                Set.of("operator", "readonly"),
                NOW);

        plant(user);

        assertThat(users.find(user.id())).contains(user);
    }

    @Test
    void findsByTheKeyOfANameAndKeepsItAsTyped() {
        User user = added("Ｊörg");

        assertThat(users.findByName(realm, Username.of("jÖRG"))).contains(user);
        assertThat(users.findByName(realm, Username.of("jÖRG"))
                        .orElseThrow()
                        .username()
                        .text())
                .isEqualTo("Ｊörg");
    }

    @Test
    void findsThoseOfSeveralIdsThatExist() {
        List<User> several = List.of(added("ada"), added("bob"), added("eve"));
        List<UserId> ids = Stream.concat(
                        Stream.generate(UserId::random).limit(250),
                        several.stream().map(User::id))
                .toList();

        assertThat(users.findAll(ids)).containsExactlyInAnyOrderElementsOf(several);
        assertThat(users.findAll(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jorg", "strase", "strasse", "straß", "straßen", "100%", "j_rg"})
    void tellsNamesWithDifferentKeysApart(String other) {
        added("jörg");
        added("straße");
        added("100_");

        assertThat(users.findByName(realm, Username.of(other))).isEmpty();
    }

    @Test
    void refusesANameThatIsTaken() {
        assumeWritableUsers();
        User first = added("ada");

        boolean added = users.add(Samples.user(realm, "ADA"));

        assertThat(added).isFalse();
        assertThat(users.list(UserQuery.in(realm))).containsExactly(first);
    }

    @Test
    void leavesTheUnitOfWorkUsableAfterARefusal() {
        assumeWritableUsers();
        added("ada");

        boolean added = stores.unitOfWork().run(() -> {
            users.add(Samples.user(realm, "ada"));
            return users.add(Samples.user(realm, "bob"));
        });

        assertThat(added).isTrue();
        assertThat(users.list(UserQuery.in(realm)))
                .extracting(user -> user.username().text())
                .containsExactly("ada", "bob");
    }

    @Test
    void addsManyUsersTogether() {
        assumeWritableUsers();
        User ada = Samples.user(realm, "Ada", "operator");
        User bob = Samples.user(realm, "bob", "operator", "readonly");

        users.addAll(List.of(ada, bob));

        assertThat(users.find(ada.id())).contains(ada);
        assertThat(users.find(bob.id())).contains(bob);
        assertThat(users.takenAmong(realm, List.of(Username.of("ADA"), Username.of("bob"), Username.of("eve"))))
                .extracting(Username::text)
                .containsExactlyInAnyOrder("Ada", "bob");
        assertThat(users.takenAmong(realm, List.of())).isEmpty();
    }

    @Test
    void addsNoneOfManyWhenANameIsTaken() {
        assumeWritableUsers();
        added("bob");
        List<User> many = List.of(Samples.user(realm, "ada"), Samples.user(realm, "BOB"));

        assertThatThrownBy(() -> stores.unitOfWork().execute(() -> users.addAll(many)))
                .isInstanceOf(RuntimeException.class);

        assertThat(users.findByName(realm, Username.of("ada"))).isEmpty();
    }

    @Test
    void acceptsTheSameNameInAnotherRealm() {
        User here = added("ada");
        User there = Samples.user(otherRealm, "ada");

        plant(there);

        assertThat(users.findByName(realm, Username.of("ada"))).contains(here);
        assertThat(users.findByName(otherRealm, Username.of("ada"))).contains(there);
    }

    @Test
    void addsOneOfSeveralConcurrentUsersOfTheSameName() {
        assumeWritableUsers();
        for (int round = 0; round < Race.ROUNDS; round++) {
            String name = "ada" + round;

            long winners = Race.winners(stores.unitOfWork(), () -> users.add(Samples.user(realm, name)));

            assertThat(winners).isEqualTo(1);
        }
        assertThat(users.list(UserQuery.in(realm).withLimit(200))).hasSize(Race.ROUNDS);
    }

    @Test
    void findsEnabledUsersWithAnyOfTheRoles() {
        User both = added("ada", "operator", "auditor");
        User one = added("bob", "auditor", "guest");
        added("eve", "guest");
        disabled("dan", "operator");
        plant(Samples.user(otherRealm, "fay", "operator"));

        assertThat(users.findEnabledByRoles(realm, List.of("operator", "auditor", "unknown")))
                .containsExactlyInAnyOrder(both, one);
        assertThat(users.findEnabledByRoles(realm, List.of())).isEmpty();
    }

    @Test
    void knowsWhetherAnEnabledUserHasSomeRolesAndLacksOthers() {
        added("ada", "operator", "auditor");
        disabled("dan", "operator");
        plant(Samples.user(otherRealm, "fay", "operator"));

        assertThat(users.hasEnabled(realm, List.of("operator", "unknown"), List.of()))
                .isTrue();
        assertThat(users.hasEnabled(realm, List.of("operator"), List.of("unknown")))
                .isTrue();
        assertThat(users.hasEnabled(realm, List.of("operator"), List.of("auditor", "unknown")))
                .isFalse();
        assertThat(users.hasEnabled(realm, List.of("unknown"), List.of())).isFalse();
        assertThat(users.hasEnabled(realm, List.of(), List.of())).isFalse();
    }

    @Test
    void reportsWhetherARoleIsInUse() {
        added("ada", "operator");
        disabled("dan", "auditor");
        plant(Samples.user(otherRealm, "fay", "guest"));

        assertThat(users.isRoleInUse(realm, "operator")).isTrue();
        assertThat(users.isRoleInUse(realm, "auditor")).isTrue();
        assertThat(users.isRoleInUse(realm, "guest")).isFalse();
    }

    @Test
    void reportsWhetherThereAreUsers() {
        assertThat(users.isEmpty(realm)).isTrue();

        disabled("dan");

        assertThat(users.isEmpty(realm)).isFalse();
        assertThat(users.isEmpty(otherRealm)).isTrue();
    }

    @Test
    void updatesOnlyEditableFields() {
        assumeWritableUsers();
        User before = added("ada", "operator");
        User edit = new User(
                before.id(),
                otherRealm,
                Username.of("eve"),
                "Ada",
                "Wrote notes",
                false,
                Set.of("auditor", "guest"),
                NOW.plusSeconds(1));

        users.update(edit);

        assertThat(users.find(before.id()))
                .contains(new User(
                        before.id(),
                        realm,
                        before.username(),
                        "Ada",
                        "Wrote notes",
                        false,
                        Set.of("auditor", "guest"),
                        NOW));
        assertThat(users.isRoleInUse(realm, "operator")).isFalse();
        assertThat(users.isRoleInUse(realm, "auditor")).isTrue();
        assertThat(users.isRoleInUse(otherRealm, "auditor")).isFalse();
    }

    @Test
    void updatesNoMissingUser() {
        assumeWritableUsers();
        User unknown = Samples.user(realm, "ada");

        users.update(unknown);

        assertThat(users.isEmpty(realm)).isTrue();
    }

    @Test
    void deletesAUserOnce() {
        assumeWritableUsers();
        User user = added("ada", "operator");

        assertThat(users.delete(user.id())).isTrue();

        assertThat(users.delete(user.id())).isFalse();
        assertThat(users.find(user.id())).isEmpty();
        assertThat(users.isRoleInUse(realm, "operator")).isFalse();
    }

    @Test
    void freesTheNameOfADeletedUser() {
        assumeWritableUsers();
        User first = added("ada");
        users.delete(first.id());

        User second = added("ada");

        assertThat(users.findByName(realm, Username.of("ada"))).contains(second);
    }

    private User added(String name, String... roles) {
        User user = Samples.user(realm, name, roles);
        plant(user);
        return user;
    }

    private void disabled(String name, String... roles) {
        plant(new User(UserId.random(), realm, Username.of(name), "", "", false, Set.of(roles), NOW));
    }
}
