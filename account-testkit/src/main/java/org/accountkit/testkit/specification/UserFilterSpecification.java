package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.accountkit.access.Account;
import org.accountkit.access.RefusedException;
import org.accountkit.administration.AccountQuery;
import org.accountkit.administration.Page;
import org.junit.jupiter.api.Test;

/** Administrators filter the list of users. */
public abstract class UserFilterSpecification extends ServiceSpecification {

    /** For subclasses. */
    protected UserFilterSpecification() {}

    @Test
    void findsByRole() {
        world.role("operator", World.WRITE);
        world.person("ada", "operator");
        world.person("bob");

        assertThat(names(AccountQuery.all().withRole("operator"))).containsExactly("ada");
        assertThat(names(AccountQuery.all().withRole("nobodys"))).isEmpty();
    }

    @Test
    void findsByEnabled() {
        world.person("ada");
        world.edit(world.person("bob"), edit -> edit.enabled(false));

        assertThat(names(AccountQuery.all().withEnabled(false))).containsExactly("bob");
        assertThat(names(AccountQuery.all().withEnabled(true))).containsExactly("ada", "root");
    }

    @Test
    void findsByTwoFactorAuthentication() {
        world.person("ada").withPhone();
        world.person("bob");

        assertThat(names(AccountQuery.all().withTwoFactor(true))).containsExactly("ada");
        assertThat(names(AccountQuery.all().withTwoFactor(false))).containsExactly("bob", "root");
    }

    @Test
    void findsByLocks() {
        world.person("ada");
        world.person("bob");
        failToSignIn("ada");

        assertThat(names(AccountQuery.all().withLocked(true))).containsExactly("ada");
        assertThat(names(AccountQuery.all().withLocked(false))).containsExactly("bob", "root");
    }

    @Test
    void findsByAllFiltersTogether() {
        world.role("operator", World.WRITE);
        AccountQuery query = AccountQuery.all()
                .withSearch("a")
                .withRole("operator")
                .withEnabled(true)
                .withTwoFactor(true)
                .withLocked(true);
        world.person("ada", "operator").withPhone();
        world.person("anna", "operator");
        world.person("bob", "operator").withPhone();
        failToSignIn("ada");
        failToSignIn("anna");
        failToSignIn("bob");

        assertThat(names(query)).containsExactly("ada");
    }

    @Test
    void pagesThroughWhatMatches() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            world.person(name);
        }
        for (String name : List.of("a", "c", "e")) {
            failToSignIn(name);
        }

        List<List<String>> pages = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            Page<Account> page =
                    page(AccountQuery.all().withLocked(true).withLimit(2).withAfter(next.get()));
            pages.add(names(page));
            next = page.next();
        }

        assertThat(pages).containsExactly(List.of("a", "c"), List.of("e"));
    }

    @Test
    void countsWhatMatches() {
        world.role("operator", World.WRITE);
        world.person("ada", "operator").withPhone();
        world.person("bob", "operator");
        failToSignIn("bob");

        assertThat(count(AccountQuery.all())).hasValue(3);
        assertThat(count(AccountQuery.all().withRole("operator").withLimit(1)))
                .as("a limit does not matter")
                .hasValue(2);
        assertThat(count(AccountQuery.all().withTwoFactor(true))).hasValue(1);
        assertThat(count(AccountQuery.all().withLocked(false).withLimit(1))).hasValue(2);
        assertThat(count(AccountQuery.all().withSearch("nobody"))).hasValue(0);
    }

    @Test
    void countsForThoseWhoMayReadUsersOnly() {
        Person ada = world.person("ada");

        assertThatThrownBy(() -> world.accounts.users().count(ada.caller(), AccountQuery.all()))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void returnsAtMostTwoHundred() {
        assertThat(AccountQuery.all().withLimit(200).limit()).isEqualTo(200);
        assertThatThrownBy(() -> AccountQuery.all().withLimit(201)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AccountQuery.all().withLimit(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> names(AccountQuery query) {
        return names(page(query));
    }

    private OptionalInt count(AccountQuery query) {
        return world.accounts.users().count(world.root().caller(), query);
    }

    private Page<Account> page(AccountQuery query) {
        return world.accounts.users().list(world.root().caller(), query);
    }

    private static List<String> names(Page<Account> page) {
        return page.items().stream()
                .map(account -> account.user().username().text())
                .toList();
    }

    private void failToSignIn(String name) {
        for (int i = 0; i < 5; i++) {
            Refusals.refusal(() -> world.signIn(name, "wrong"));
        }
    }
}
