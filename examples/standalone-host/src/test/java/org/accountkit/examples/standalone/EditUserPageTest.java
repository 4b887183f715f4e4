package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The form for one user loses nothing that was typed, whatever way out is tried and whoever saves first. */
class EditUserPageTest extends AdministrationHarness {

    private static final String QUESTION = "Discard your changes?";

    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void unsavedChangesAreAskedAboutOnEveryWayOut() {
        String view = "#/settings/users/" + create("unsaved");
        open("#/settings/users");
        browser.click("Edit unsaved");
        browser.type("Full name", "Typed");

        browser.back();
        keepEditing();
        browser.follow("#/settings/roles");
        keepEditing();
        browser.click("Audit log");
        keepEditing();
        browser.click("Back to all users");
        keepEditing();
        browser.click("admin");
        browser.click("Sign out");
        keepEditing();
        assertThat(browser.asksBeforeLeaving()).isTrue();
        assertThat(browser.address()).endsWith(view);

        browser.follow("#/settings/roles");
        browser.see(QUESTION);
        browser.click("Discard changes");
        browser.see("Create role");
        assertThat(browser.asksBeforeLeaving()).isFalse();
    }

    private void keepEditing() {
        browser.see(QUESTION);
        browser.click("Keep editing");
        browser.lose(QUESTION);
        assertThat(browser.valueOf("Full name")).isEqualTo("Typed");
    }

    @Test
    void aNewUserAndARoleAreAskedAboutToo() {
        open("#/settings/users");
        browser.click("Create user");
        browser.type("User name", "half-typed");
        discardBy("#/settings/roles");
        browser.click("Edit operator");
        browser.field("Deny hello.write").click();
        discardBy("#/settings/audit");
        browser.see("What happened");
        assertThat(browser.asksBeforeLeaving()).isFalse();
    }

    private void discardBy(String view) {
        assertThat(browser.asksBeforeLeaving()).isTrue();
        browser.follow(view);
        browser.see(QUESTION);
        browser.click("Discard changes");
        browser.lose(QUESTION);
    }

    @Test
    void nothingIsAskedWhereNothingHasChanged() {
        open("#/settings/users/" + create("unchanged"));
        browser.type("Full name", "x");
        assertThat(browser.asksBeforeLeaving()).isTrue();
        browser.press(Keys.BACK_SPACE);
        assertThat(browser.asksBeforeLeaving()).isFalse();

        browser.follow("#/settings/roles");
        browser.see("Create role");

        open("#/settings/users/" + create("saved"));
        browser.type("Full name", "Saved Name");
        browser.click("Edit User");
        browser.see("The user saved has been changed.");
        assertThat(browser.asksBeforeLeaving()).isFalse();
    }

    @Test
    void anActionKeepsWhatWasTyped() {
        open("#/settings/users/" + create("acting"));
        browser.type("Full name", "Typed");

        browser.click("Sign out everywhere");
        browser.see("Sign acting out everywhere?");
        browser.click("Sign out everywhere");

        browser.see("acting has been signed out everywhere.");
        assertThat(browser.valueOf("Full name")).isEqualTo("Typed");
    }

    @Test
    void aStaleEditKeepsWhatWasTypedAndShowsWhatChanged() {
        String id = create("stale", "\"roles\":[],\"fullName\":\"Old Name\",\"description\":\"old text\"");
        open("#/settings/users/" + id);
        browser.type("Full name", "My Name");
        Premises.edit(admin, id, "\"fullName\":\"Their Name\",\"description\":\"their text\",\"roles\":[\"operator\"]")
                .expect(200);

        browser.click("Edit User");

        browser.see("Someone else has changed this user in the meantime:");
        browser.see("Full name: was Old Name, is now Their Name. You entered My Name, which is kept.");
        browser.see("Description: was old text, is now their text.");
        browser.see("Roles: was –, is now operator.");
        browser.keep("edit-conflict");
        assertThat(browser.valueOf("Full name")).isEqualTo("My Name");
        assertThat(browser.valueOf("Description")).isEqualTo("their text");
        browser.click("Edit User");
        browser.see("The user stale has been changed.");
        String saved = admin.get("api/users/" + id).body();
        assertThat(saved).contains("\"My Name\"", "\"their text\"", "\"operator\"");
    }

    @Test
    void aNewPasswordIsAskedForAndCanBeGeneratedAndShown() {
        String id = create("generated");
        open("#/settings/users/" + id);
        browser.see("Set new password");
        assertThat(browser.run("return document.querySelectorAll('account-user [type=password]').length"))
                .isEqualTo(0L);

        browser.click("Set new password");
        browser.click("Generate");

        String password = browser.valueOf("Password");
        assertThat(password).hasSizeGreaterThanOrEqualTo(20);
        assertThat(browser.run("return document.querySelector('account-user [name=password]').type"))
                .isEqualTo("text");
        browser.keep("edit-generated");
        browser.click("Hide");
        browser.click("Edit User");
        browser.see("The user generated has been changed.");
        premises.stranger().signIn("generated", password).expect(200);
    }

    @Test
    void deletingNamesTheUserInTheQuestion() {
        open("#/settings/users/" + create("deleted"));

        browser.click("Delete user");
        browser.see("Delete the user deleted?");
        browser.click("Delete user");

        browser.see("The user deleted has been deleted.");
    }

    @Test
    void theBreadcrumbsLeadBack() {
        open("#/settings/users/" + create("crumbs"));
        browser.see("Settings > Authentication > Users > Edit");

        browser.run("document.querySelectorAll('.account-path a')[1].click()");

        browser.see("Create user");
        browser.see("Settings > Authentication > Users");
    }
}
