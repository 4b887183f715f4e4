package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of users: what it is searched and filtered by stays in the address; locks are shown, and lifted. */
class UsersPageTest extends AdministrationHarness {

    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theSearchFindsWordsOfFullNamesAndStaysInTheAddress() {
        create("wd-7001", "\"roles\":[],\"fullName\":\"Ayse Yilmaz\"");
        create("wd-7002", "\"roles\":[],\"fullName\":\"Berta Braun\"");
        open("#/settings/users");

        browser.type("User name or full name begins with", "yilm");
        browser.click("Search");

        browser.see("1 user\n");
        browser.see("wd-7001");
        assertThat(browser.text()).doesNotContain("wd-7002");
        assertThat(browser.address()).endsWith("#/settings/users?search=yilm");
        browser.reload();
        browser.see("1 user\n");
        browser.click("Clear filters");
        browser.see("wd-7002");
        assertThat(browser.address()).endsWith("#/settings/users");
    }

    @Test
    void filtersAreListsThatStayInTheAddressAndOnTheWayBack() {
        create("filter-operator", "\"roles\":[\"operator\"]");
        create("filter-other");
        open("#/settings/users");

        browser.choose("Role", "operator");
        browser.choose("Status", "Enabled");
        browser.choose("2FA", "Not active");
        browser.choose("Lock", "Not locked");
        browser.click("Search");

        browser.lose("filter-other");
        browser.see("filter-operator");
        assertThat(browser.address()).contains("role=operator", "enabled=true", "twoFactor=false", "locked=false");
        browser.click("Edit filter-operator");
        browser.see("Settings > Authentication > Users > Edit");
        browser.click("Back to all users");
        browser.see("filter-operator");
        assertThat(browser.text()).doesNotContain("filter-other");
        assertThat(browser.address()).contains("role=operator");
    }

    @Test
    void theWholeListIsSortedAndStaysSoOnTheWayBack() {
        create("sorted-1", "\"roles\":[],\"fullName\":\"Zoe Ziegler\"");
        create("sorted-2", "\"roles\":[],\"fullName\":\"Änne Abel\"");
        create("sorted-3");
        premises.stranger().signIn("sorted-3", Member.FIRST_PASSWORD).expect(200);
        open("#/settings/users?search=sorted-");
        browser.see("3 users");
        assertThat(names()).containsExactly("sorted-1", "sorted-2", "sorted-3");

        browser.choose("Sort by", "Full name");
        browser.click("Search");
        browser.until("return document.querySelector('td strong, td bdi').textContent === 'sorted-2'");
        assertThat(names()).containsExactly("sorted-2", "sorted-1", "sorted-3");
        assertThat(browser.address()).contains("sort=fullName");

        browser.choose("Sort by", "Last sign-in, latest first");
        browser.click("Search");
        browser.until("return document.querySelector('td strong, td bdi').textContent === 'sorted-3'");
        browser.click("Edit sorted-3");
        browser.click("Back to all users");
        browser.see("3 users");
        assertThat(names()).containsExactly("sorted-3", "sorted-1", "sorted-2");
    }

    @Test
    void ofTooManyToCountThePageSaysWhatItShows() {
        FakedAnswers answers = FakedAnswers.in(browser);
        open("#/settings/users");
        answers.changed(
                "GET",
                "api/users?",
                "\"users\":[{\"id\":\"1\",\"username\":\"first\",\"roles\":[],\"enabled\":true}],\"next\":\"more\",\"total\":null");
        open("#/settings/users?locked=false");

        browser.see("The first user");
        assertThat(browser.run("return document.querySelector('.account-count').textContent"))
                .isEqualTo("The first user");
        answers.none();
    }

    /** A list of more than a thousand is not sorted: its first part would look like the whole. */
    @Test
    void tooLongAListIsNotSorted() {
        FakedAnswers answers = FakedAnswers.in(browser);
        open("#/settings/users");
        String user = "{\"id\":\"1\",\"username\":\"%s\",\"fullName\":\"%s\",\"roles\":[],\"enabled\":true}";
        String others = String.join(",", Collections.nCopies(999, user.formatted("one-of-many", "Abel")));
        answers.changed(
                "GET",
                "api/users?",
                "\"users\":[%s,%s],\"next\":\"more\"".formatted(user.formatted("first", "Zoe"), others));
        open("#/settings/users?sort=fullName");

        browser.see("The first 1,000 users, by user name. There are too many to sort");
        assertThat(browser.run("return document.querySelector('td bdi').textContent"))
                .isEqualTo("first");
        answers.none();
    }

    private List<String> names() {
        return browser.texts("tbody td:first-child bdi:first-child").stream()
                .filter(name -> !name.contains(" "))
                .toList();
    }

    @Test
    void nothingFoundOffersTheNextAction() {
        open("#/settings/users?search=nobody-has-this-name");

        browser.see("No user matches these filters.");
        browser.click("Clear filters");

        browser.see("admin");
        open("#/settings/users?role=NO+ROLE");
        browser.see("The server could not read your input.");
        browser.click("Clear filters");
        browser.see("Edit");
    }

    @Test
    void onlyALockedUserCanBeUnlocked() {
        create("locked-one");
        create("locked-none");
        lock("locked-one");
        open("#/settings/users?search=locked-");

        browser.see("Too many wrong passwords. Locked until ");
        assertThat(browser.texts("[aria-label^='Unlock']")).hasSize(1);
        browser.keep("users-locked");
        browser.click("Unlock locked-one");

        browser.see("locked-one has been unlocked");
        browser.lose("Too many wrong passwords.");
        browser.click("Edit locked-none");
        browser.see("More actions for this user");
        assertThat(browser.text()).doesNotContain("Unlock");
    }

    @Test
    void slashGoesToTheSearchUnlessSomethingIsTypedOrItIsTurnedOff() {
        open("#/settings/users");
        browser.see("Press / to search.");
        browser.run("document.activeElement.blur()");

        browser.press("/");

        assertThat(browser.run("return document.activeElement.name")).isEqualTo("search");
        browser.press("a/b");
        assertThat(browser.valueOf("User name or full name begins with")).isEqualTo("a/b");
        browser.click("Turn this shortcut off");
        browser.reload();
        browser.see("Turn the search shortcut on");
        browser.run("document.activeElement.blur()");
        browser.press("/");
        assertThat(browser.run("return document.activeElement.name")).isNotEqualTo("search");
        browser.click("Turn the search shortcut on");
    }

    @Test
    void moreThanAPageIsLoadedPieceByPiece() {
        for (int i = 100; i < 155; i++) {
            create("page-" + i);
        }
        open("#/settings/users?search=page-");
        browser.see("50 of 55 users");

        browser.click("Show more");

        browser.see("55 users");
        assertThat(browser.run("return document.activeElement.textContent").toString())
                .contains("page-150");
    }
}
