package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** An intruder once signed in and still has the cookie of a known device, on two nodes of one database. */
@TestInstance(Lifecycle.PER_CLASS)
class DeviceAbuseTest {

    private static final String RESET_PASSWORD = "set after the intrusion";

    private Premises premises;

    @BeforeAll
    void open(@TempDir Path folder) {
        premises = Premises.open(folder).addNode();
    }

    @AfterAll
    void close() {
        premises.close();
    }

    @BeforeEach
    void waitAWhile() {
        premises.waitAWhile();
    }

    @Test
    @Tag("A75")
    void a75IsForgottenWithAnAdministratorsReset() {
        Member ada = premises.member("reset");
        String intruders = ada.signedInAt(0).cookie("device");

        premises.edit(ada, "\"password\":\"" + RESET_PASSWORD + '"').expect(200);

        assertForgotten(ada, intruders, RESET_PASSWORD);
    }

    @Test
    @Tag("A75")
    void a75IsForgottenWithAnAdministratorsSignOut() {
        Member ada = premises.member("signed-out");
        String intruders = ada.signedInAt(1).cookie("device");

        premises.admin().post("api/users/" + ada.id() + "/sign-out").expect(204);

        assertForgotten(ada, intruders, Member.PASSWORD);
    }

    @Test
    @Tag("A75")
    void a75IsForgottenByItsUser() {
        Member ada = premises.member("forgetting");
        String intruders = ada.signedInAt(1).cookie("device");

        ada.browser().delete("api/me/devices").expect(204);

        assertForgotten(ada, intruders, Member.PASSWORD);
        assertThat(ada.browser().get("api/me/devices").fields("current")).containsExactly("true");
    }

    @Test
    @Tag("A75")
    void a75IsForgottenWithAnOwnPasswordChange() {
        Member ada = premises.member("changing");
        String intruders = ada.signedInAt(1).cookie("device");
        String next = "another long password";

        ada.changePassword(next).expect(200);

        assertForgotten(ada, intruders, next);
        signIn(ada, ada.browser().cookie("device"), next).expect(200);
    }

    @Test
    @Tag("A75")
    void a75IsForgottenWhenItsUserSignsOutEverywhereElse() {
        Member ada = premises.member("ending");
        String intruders = ada.signedInAt(1).cookie("device");

        ada.browser().delete("api/me/sessions").expect(204);

        assertForgotten(ada, intruders, Member.PASSWORD);
        signIn(ada, ada.browser().cookie("device"), Member.PASSWORD).expect(200);
    }

    @Test
    @Tag("A75")
    void a75IsForgottenWhenTwoFactorAuthenticationIsActivated() {
        Member ada = premises.member("activating");
        String intruders = ada.signedInAt(1).cookie("device");
        String mine = ada.browser().cookie("device");

        ada.withPhone();

        assertForgotten(ada, intruders, Member.PASSWORD);
        signIn(ada, mine, Member.PASSWORD).expect(200);
    }

    @Test
    void twoPeopleWhoShareABrowserStayKnownThere() {
        Member ada = premises.member("sharing");
        Member bob = premises.member("sharing-too");
        HttpUser browser = ada.signedInAt(0);
        browser.signIn(bob.name(), Member.PASSWORD).expect(200);
        String both = browser.cookie("device");
        int devices = browser.get("api/me/devices").fields("id").size();
        for (int i = 0; i < 11; i++) {
            browser.signIn(ada.name(), Member.PASSWORD).expect(200);
            browser.signIn(bob.name(), Member.PASSWORD).expect(200);
        }

        assertThat(browser.cookie("device")).isEqualTo(both);
        Answer listed = browser.get("api/me/devices");
        assertThat(listed.fields("id")).hasSize(devices);
        String bobs = listed.fields("id").get(listed.fields("current").indexOf("true"));
        browser.delete("api/me/devices/" + bobs).expect(204);
        assertThat(browser.cookie("device"))
                .as("the token of the other user too")
                .isEqualTo(both);
        for (int i = 0; i < 5; i++) {
            premises.stranger().signIn(ada.name(), "wrong").expect(401, "invalid-credentials");
        }
        browser.signIn(ada.name(), Member.PASSWORD).expect(200);
    }

    @Test
    @Tag("A75")
    void a75ItsGuessesMakeNobodyElseWait() {
        Member ada = premises.member("guessed");
        HttpUser mine = ada.signedInAt(0);
        String intruders = ada.signedInAt(1).cookie("device");
        for (int i = 0; i < 5; i++) {
            signIn(ada, intruders, "wrong").expect(401, "invalid-credentials");
        }
        signIn(ada, intruders, Member.PASSWORD).expect(429, "too-many-attempts");

        ada.prove();
        signIn(ada, mine.cookie("device"), Member.PASSWORD).expect(200);
        premises.stranger().signIn(ada.name(), Member.PASSWORD).expect(200);

        premises.admin().post("api/users/" + ada.id() + "/unlock").expect(204);
        signIn(ada, intruders, Member.PASSWORD).expect(200);
    }

    /** While outsiders wait, a known device would be let in. */
    private void assertForgotten(Member ada, String device, String password) {
        for (int i = 0; i < 5; i++) {
            premises.stranger().signIn(ada.name(), "wrong").expect(401, "invalid-credentials");
        }
        signIn(ada, device, password).expect(429, "too-many-attempts");
    }

    private Answer signIn(Member ada, String device, String password) {
        return premises.stranger(1).withCookie("account-device", device).signIn(ada.name(), password);
    }
}
