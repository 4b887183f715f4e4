package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.accountkit.user.Realm;
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
 * The contract of every {@link UserStore} on lists and searches. Extend it to test your own implementation. For a
 * read-only store, override {@link #plant}; the tests that write are skipped.
 */
@Promise("A UserStore")
public abstract class UserListContract extends PortContract {

    private UserStore users;

    /** For subclasses. */
    protected UserListContract() {}

    @BeforeEach
    void openUsers() {
        users = stores.users();
    }

    @Test
    void listsInCodePointOrder() {
        List<String> ordered =
                List.of("10", "9", "_", "a b", "a-b", "a.b", "ab", "b", "z", "ä", "é", "я", "名", "\uFFFD", "😀");
        ordered.stream().sorted().forEach(this::added);

        assertThat(namesIn(realm, "", "", 200)).isEqualTo(ordered);
    }

    @Test
    void listsTheUsersOfOneRealmOnly() {
        added("ada");
        plant(Samples.user(otherRealm, "bob"));

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
            assertThat(seen).as("the users of all pages").doesNotHaveDuplicates();
            page = namesIn(realm, "", page.get(page.size() - 1), 2);
        }

        assertThat(seen).isEqualTo(all);
    }

    @Test
    void startsAPageAfterAKeyThatNobodyHas() {
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

        assertThat(namesIn(realm, "lov", "", 10)).as("users with a word 'lov…'").containsExactly("al", "bo");
        assertThat(namesIn(realm, "lo", "", 10))
                .as("users whose user name or a word begins with 'lo'")
                .containsExactly("al", "bo", "lo");
        assertThat(namesIn(realm, "GO\u0308TE", "", 10))
                .as("a word with another spelling")
                .containsExactly("jl");
        assertThat(namesIn(realm, "luc", "", 10)).as("a word after a hyphen").containsExactly("jl");
        assertThat(namesIn(realm, "jean-l", "", 10)).as("a word with a hyphen").containsExactly("jl");
        assertThat(namesIn(realm, "velace", "", 10)).as("the end of a word").isEmpty();
        assertThat(namesIn(realm, "ada", "al", 10)).as("the second page").containsExactly("bo");
        assertThat(namesIn(realm, "ada", "", 1)).as("one of two").containsExactly("al");
        assertThat(namesIn(otherRealm, "lov", "", 10)).as("another realm").isEmpty();
    }

    @Test
    void findsAUserOnceWhenSeveralTermsMatch() {
        User user = called("ada", "Ada Ada Adams");

        assertThat(users.list(UserQuery.in(realm).withSearch("ada"))).containsExactly(user);
    }

    @Test
    void searchesByTheEditedFullName() {
        assumeWritableUsers();
        User user = called("al", "Ada King");
        users.update(new User(user.id(), otherRealm, Username.of("eve"), "Ada Lovelace", "", true, Set.of(), NOW));

        assertThat(namesIn(realm, "lov", "", 10)).as("the new full name").containsExactly("al");
        assertThat(namesIn(realm, "al", "", 10))
                .as("the user name, which is unchanged")
                .containsExactly("al");
        assertThat(namesIn(realm, "king", "", 10)).as("the old full name").isEmpty();
        assertThat(namesIn(realm, "eve", "", 10))
                .as("a user name that was not added")
                .isEmpty();

        users.delete(user.id());
        assertThat(namesIn(realm, "lov", "", 10))
                .as("after the user was deleted")
                .isEmpty();
    }

    @Test
    void searchesAmongManyAddedTogether() {
        assumeWritableUsers();
        User ada = new User(UserId.random(), realm, Username.of("al"), "Ada Lovelace", "", true, Set.of(), NOW);
        User bob = new User(UserId.random(), realm, Username.of("bo"), "Bob Lovett", "", true, Set.of(), NOW);

        users.addAll(List.of(ada, bob));

        assertThat(users.list(UserQuery.in(realm).withSearch("lov"))).containsExactly(ada, bob);
    }

    @Test
    void searchesByFullNamesOfMaximumLength() {
        called("smile", "😀".repeat(200));
        called("square", "㌖".repeat(200));

        assertThat(namesIn(realm, "😀".repeat(3), "", 10)).containsExactly("smile");
        assertThat(namesIn(realm, "㌖".repeat(3), "", 10)).containsExactly("square");
    }

    @Test
    void listsByRoleAndEnabled() {
        added("ada", "operator", "auditor");
        added("bob", "auditor");
        disabled("dan", "operator");
        plant(Samples.user(otherRealm, "fay", "operator"));
        UserQuery operators = UserQuery.in(realm).withRole("operator");

        assertThat(names(operators)).as("users with a role").containsExactly("ada", "dan");
        assertThat(names(operators.withEnabled(true)))
                .as("users with a role who are enabled")
                .containsExactly("ada");
        assertThat(names(operators.withEnabled(false)))
                .as("users with a role who are disabled")
                .containsExactly("dan");
        assertThat(names(UserQuery.in(realm).withEnabled(true)))
                .as("users who are enabled")
                .containsExactly("ada", "bob");
        assertThat(names(operators.withSearch("d")))
                .as("users with a role who match a search")
                .containsExactly("dan");
        assertThat(names(operators.withAfter("ada")))
                .as("users with a role, second page")
                .containsExactly("dan");
        assertThat(names(operators.withLimit(1))).as("a user with the role").containsExactly("ada");
        assertThat(names(UserQuery.in(realm).withRole("unknown")))
                .as("users with an unknown role")
                .isEmpty();
    }

    @Test
    void countsWhatItWouldList() {
        added("ada", "operator");
        added("bob", "operator", "auditor");
        disabled("dan", "operator");
        added("eve");
        plant(Samples.user(otherRealm, "fay", "operator"));
        UserQuery all = UserQuery.in(realm);

        assertThat(users.count(all)).as("users of the realm").isEqualTo(4);
        assertThat(users.count(all.withRole("operator")))
                .as("users with a role")
                .isEqualTo(3);
        assertThat(users.count(all.withRole("operator").withEnabled(true)))
                .as("users with a role who are enabled")
                .isEqualTo(2);
        assertThat(users.count(all.withSearch("d")))
                .as("users who match a search")
                .isEqualTo(1);
        assertThat(users.count(all.withSearch("x")))
                .as("users who match nothing")
                .isZero();
        assertThat(users.count(all.withAfter("ada"))).as("users after a name").isEqualTo(3);
    }

    @Test
    void countsNoFurtherThanTheLimit() {
        List.of("a", "b", "c", "d").forEach(this::added);

        assertThat(users.count(UserQuery.in(realm).withLimit(3))).isEqualTo(3);
        assertThat(users.count(UserQuery.in(realm).withLimit(4))).isEqualTo(4);
        assertThat(users.count(UserQuery.in(realm).withLimit(5))).isEqualTo(4);
    }

    /** A search finds one user by several words. */
    @Test
    void countsEachUserOnce() {
        called("ada", "Ada Adams");

        assertThat(users.count(UserQuery.in(realm).withSearch("ada"))).isEqualTo(1);
    }

    private List<String> namesIn(Realm where, String prefix, String after, int limit) {
        return names(UserQuery.in(where).withSearch(prefix).withAfter(after).withLimit(limit));
    }

    private List<String> names(UserQuery query) {
        return users.list(query).stream().map(user -> user.username().text()).toList();
    }

    private User called(String name, String fullName) {
        User user = new User(UserId.random(), realm, Username.of(name), fullName, "", true, Set.of(), NOW);
        plant(user);
        return user;
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
