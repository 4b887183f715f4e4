package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserQuery;
import org.accountkit.user.UserStore;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link UserStore} that is {@link UserStore#writable() writable} keeps to. Extend it to prove your own. */
public abstract class UserStoreContract extends PortContract {

    private UserStore users;

    /** For subclasses. */
    protected UserStoreContract() {}

    @BeforeEach
    void openUsers() {
        users = stores.users();
    }

    @Test
    void findsNobodyWhereNobodyIs() {
        assertThat(users.find(UserId.random())).isEmpty();
        assertThat(users.findByName(realm, Username.of("ada"))).isEmpty();
        assertThat(users.list(UserQuery.in(realm))).isEmpty();
    }

    @Test
    void givesBackWhatWasAdded() {
        User user = new User(
                UserId.random(),
                realm,
                Username.of("Ada Łovelace 😀"),
                "😀".repeat(200),
                "Wrote \"notes\"; 100 % <b>hers</b>\\",
                false,
                Set.of("operator", "readonly"),
                NOW);

        boolean added = users.add(user);

        assertThat(added).isTrue();
        assertThat(users.find(user.id())).contains(user);
    }

    @Test
    void findsByTheKeyOfANameAndKeepsItAsItWasTyped() {
        User user = added("Ｊörg");

        assertThat(users.findByName(realm, Username.of("jÖRG"))).contains(user);
        assertThat(users.findByName(realm, Username.of("jÖRG"))
                        .orElseThrow()
                        .username()
                        .text())
                .isEqualTo("Ｊörg");
    }

    @Test
    void findsThoseOfSeveralIdsThatThereAre() {
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
        User first = added("ada");

        boolean added = users.add(Samples.user(realm, "ADA"));

        assertThat(added).isFalse();
        assertThat(users.list(UserQuery.in(realm))).containsExactly(first);
    }

    @Test
    void leavesTheUnitOfWorkUsableAfterARefusal() {
        added("ada");

        boolean added = stores.unitOfWork().run(() -> {
            users.add(Samples.user(realm, "ada"));
            return users.add(Samples.user(realm, "bob"));
        });

        assertThat(added).isTrue();
        assertThat(namesIn(realm, "", "", 10)).containsExactly("ada", "bob");
    }

    @Test
    void addsManyAtOnce() {
        User ada = Samples.user(realm, "Ada", "operator");
        User bob = Samples.user(realm, "bob", "operator", "readonly");

        users.addAll(List.of(ada, bob));

        assertThat(users.find(ada.id())).contains(ada);
        assertThat(users.find(bob.id())).contains(bob);
        assertThat(users.takenAmong(realm, List.of(Username.of("ADA"), Username.of("bob"), Username.of("eve"))))
                .containsExactlyInAnyOrder(Username.of("ada"), Username.of("bob"));
        assertThat(users.takenAmong(realm, List.of())).isEmpty();
    }

    @Test
    void addsNobodyOfManyWhenANameIsTaken() {
        added("bob");
        List<User> many = List.of(Samples.user(realm, "ada"), Samples.user(realm, "BOB"));

        assertThatThrownBy(() -> stores.unitOfWork().execute(() -> users.addAll(many)))
                .isInstanceOf(RuntimeException.class);

        assertThat(users.findByName(realm, Username.of("ada"))).isEmpty();
    }

    @Test
    void takesTheSameNameInAnotherRealm() {
        User here = added("ada");
        User there = Samples.user(otherRealm, "ada");

        assertThat(users.add(there)).isTrue();

        assertThat(users.findByName(realm, Username.of("ada"))).contains(here);
        assertThat(users.findByName(otherRealm, Username.of("ada"))).contains(there);
    }

    @Test
    void addsOneOfThoseWhoWantANameAtOnce() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            String name = "ada" + round;

            long winners = Race.winners(stores.unitOfWork(), () -> users.add(Samples.user(realm, name)));

            assertThat(winners).isEqualTo(1);
        }
        assertThat(users.list(UserQuery.in(realm).withLimit(200))).hasSize(Race.ROUNDS);
    }

    @Test
    void listsInTheOrderOfCodePoints() {
        List<String> ordered =
                List.of("10", "9", "_", "a b", "a-b", "a.b", "ab", "b", "z", "ä", "é", "я", "名", "\uFFFD", "😀");
        ordered.stream().sorted().forEach(this::added);

        assertThat(namesIn(realm, "", "", 200)).isEqualTo(ordered);
    }

    @Test
    void listsTheUsersOfOneRealmOnly() {
        added("ada");
        users.add(Samples.user(otherRealm, "bob"));

        assertThat(namesIn(realm, "", "", 200)).containsExactly("ada");
    }

    @Test
    void listsPageByPage() {
        List<String> all = List.of("a", "b", "c", "é", "\uFFFD", "😀", "😀😀");
        all.forEach(this::added);

        List<String> seen = new ArrayList<>();
        List<String> page = namesIn(realm, "", "", 2);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page);
            page = namesIn(realm, "", page.get(page.size() - 1), 2);
        }

        assertThat(seen).isEqualTo(all);
    }

    @Test
    void beginsAPageAfterAKeyThatNobodyHas() {
        List.of("a", "c").forEach(this::added);

        assertThat(namesIn(realm, "", "b", 10)).containsExactly("c");
        assertThat(namesIn(realm, "", "c", 10)).isEmpty();
    }

    @Test
    void searchesByPrefix() {
        List.of("ada", "adam", "ad", "bada", "ádam").forEach(this::added);

        assertThat(namesIn(realm, "ada", "", 10)).containsExactly("ada", "adam");
        assertThat(namesIn(realm, "ada", "ada", 10)).containsExactly("adam");
        assertThat(namesIn(realm, "ad", "", 2)).containsExactly("ad", "ada");
        assertThat(namesIn(realm, "adamo", "", 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "*", "?", "[", "\\", "'", "\"", "a ", "\uD7FF", "\uFFFD", "😀", "\uDBFF\uDFFD"})
    void takesEveryCharacterOfAPrefixAsItself(String prefix) {
        List.of("a", "ab", "zz", "~", "\uD7FE", "\uE000", "\uDBFF\uDFFC").forEach(this::added);
        added(prefix + "x");

        assertThat(namesIn(realm, prefix, "", 10)).containsExactly(prefix + "x");
    }

    @Test
    void searchesByTheWordsOfTheFullName() {
        called("al", "Ada King, Countess of Lovelace");
        called("bo", "Lova Ada");
        called("lo", "");
        called("jl", "Jean-Luc O'Neil (Göteborg)");

        assertThat(namesIn(realm, "lov", "", 10)).as("who has a word 'lov…'").containsExactly("al", "bo");
        assertThat(namesIn(realm, "lo", "", 10))
                .as("whose user name or a word begins with 'lo'")
                .containsExactly("al", "bo", "lo");
        assertThat(namesIn(realm, "GO\u0308TE", "", 10))
                .as("a word in another spelling")
                .containsExactly("jl");
        assertThat(namesIn(realm, "luc", "", 10)).as("a word after a hyphen").containsExactly("jl");
        assertThat(namesIn(realm, "jean-l", "", 10)).as("a word with a hyphen").containsExactly("jl");
        assertThat(namesIn(realm, "velace", "", 10)).as("the end of a word").isEmpty();
        assertThat(namesIn(realm, "ada", "al", 10)).as("the second page").containsExactly("bo");
        assertThat(namesIn(realm, "ada", "", 1)).as("one of two").containsExactly("al");
        assertThat(namesIn(otherRealm, "lov", "", 10)).as("another realm").isEmpty();
    }

    @Test
    void findsSomebodyOnceWhomSeveralTermsMatch() {
        User user = called("ada", "Ada Ada Adams");

        assertThat(users.list(UserQuery.in(realm).withSearch("ada"))).containsExactly(user);
    }

    @Test
    void searchesByTheFullNameThatAnEditLeft() {
        User user = called("al", "Ada King");
        users.update(new User(user.id(), otherRealm, Username.of("eve"), "Ada Lovelace", "", true, Set.of(), NOW));

        assertThat(namesIn(realm, "lov", "", 10)).as("the new full name").containsExactly("al");
        assertThat(namesIn(realm, "al", "", 10))
                .as("the user name, which stayed")
                .containsExactly("al");
        assertThat(namesIn(realm, "king", "", 10)).as("the old full name").isEmpty();
        assertThat(namesIn(realm, "eve", "", 10))
                .as("a user name that nobody got")
                .isEmpty();

        users.delete(user.id());
        assertThat(namesIn(realm, "lov", "", 10))
                .as("after the user was deleted")
                .isEmpty();
    }

    @Test
    void searchesAmongManyThatWereAddedAtOnce() {
        User ada = new User(UserId.random(), realm, Username.of("al"), "Ada Lovelace", "", true, Set.of(), NOW);
        User bob = new User(UserId.random(), realm, Username.of("bo"), "Bob Lovett", "", true, Set.of(), NOW);

        users.addAll(List.of(ada, bob));

        assertThat(users.list(UserQuery.in(realm).withSearch("lov"))).containsExactly(ada, bob);
    }

    @Test
    void searchesByFullNamesOfTheGreatestLength() {
        called("smile", "😀".repeat(200));
        called("square", "㌖".repeat(200));

        assertThat(namesIn(realm, "😀".repeat(3), "", 10)).containsExactly("smile");
        assertThat(namesIn(realm, "㌖".repeat(3), "", 10)).containsExactly("square");
    }

    @Test
    void listsByRoleAndByWhetherTheyAreEnabled() {
        added("ada", "operator", "auditor");
        added("bob", "auditor");
        disabled("dan", "operator");
        users.add(Samples.user(otherRealm, "fay", "operator"));
        UserQuery operators = UserQuery.in(realm).withRole("operator");

        assertThat(names(operators)).as("who holds a role").containsExactly("ada", "dan");
        assertThat(names(operators.withEnabled(true)))
                .as("who holds it and is enabled")
                .containsExactly("ada");
        assertThat(names(operators.withEnabled(false)))
                .as("who holds it and is disabled")
                .containsExactly("dan");
        assertThat(names(UserQuery.in(realm).withEnabled(true)))
                .as("who is enabled")
                .containsExactly("ada", "bob");
        assertThat(names(operators.withSearch("d")))
                .as("who holds it and is found")
                .containsExactly("dan");
        assertThat(names(operators.withAfter("ada")))
                .as("who holds it, on the second page")
                .containsExactly("dan");
        assertThat(names(operators.withLimit(1))).as("one who holds it").containsExactly("ada");
        assertThat(names(UserQuery.in(realm).withRole("unknown")))
                .as("who holds an unknown role")
                .isEmpty();
    }

    @Test
    void findsEnabledUsersWhoHoldAnyOfSomeRoles() {
        User both = added("ada", "operator", "auditor");
        User one = added("bob", "auditor", "guest");
        added("eve", "guest");
        disabled("dan", "operator");
        users.add(Samples.user(otherRealm, "fay", "operator"));

        assertThat(users.findEnabledByRoles(realm, List.of("operator", "auditor", "unknown")))
                .containsExactlyInAnyOrder(both, one);
        assertThat(users.findEnabledByRoles(realm, List.of())).isEmpty();
    }

    @Test
    void knowsWhetherARoleIsInUse() {
        added("ada", "operator");
        disabled("dan", "auditor");
        users.add(Samples.user(otherRealm, "fay", "guest"));

        assertThat(users.isRoleInUse(realm, "operator")).isTrue();
        assertThat(users.isRoleInUse(realm, "auditor")).isTrue();
        assertThat(users.isRoleInUse(realm, "guest")).isFalse();
    }

    @Test
    void knowsWhetherThereIsAnybody() {
        assertThat(users.isEmpty(realm)).isTrue();

        disabled("dan");

        assertThat(users.isEmpty(realm)).isFalse();
        assertThat(users.isEmpty(otherRealm)).isTrue();
    }

    @Test
    void updatesNothingButWhatCanBeEdited() {
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
    void doesNotAddByAnUpdate() {
        User unknown = Samples.user(realm, "ada");

        users.update(unknown);

        assertThat(users.isEmpty(realm)).isTrue();
    }

    @Test
    void deletesAUserOnce() {
        User user = added("ada", "operator");

        assertThat(users.delete(user.id())).isTrue();

        assertThat(users.delete(user.id())).isFalse();
        assertThat(users.find(user.id())).isEmpty();
        assertThat(users.isRoleInUse(realm, "operator")).isFalse();
    }

    @Test
    void freesTheNameOfADeletedUser() {
        User first = added("ada");
        users.delete(first.id());

        User second = added("ada");

        assertThat(users.findByName(realm, Username.of("ada"))).contains(second);
    }

    private List<String> namesIn(Realm where, String prefix, String after, int limit) {
        return names(UserQuery.in(where).withSearch(prefix).withAfter(after).withLimit(limit));
    }

    private List<String> names(UserQuery query) {
        return users.list(query).stream().map(user -> user.username().text()).toList();
    }

    private User called(String name, String fullName) {
        User user = new User(UserId.random(), realm, Username.of(name), fullName, "", true, Set.of(), NOW);
        assertThat(users.add(user)).isTrue();
        return user;
    }

    private User added(String name, String... roles) {
        User user = Samples.user(realm, name, roles);
        assertThat(users.add(user)).isTrue();
        return user;
    }

    private void disabled(String name, String... roles) {
        User user = added(name, roles);
        users.update(new User(user.id(), realm, user.username(), "", "", false, user.roles(), NOW));
    }
}
