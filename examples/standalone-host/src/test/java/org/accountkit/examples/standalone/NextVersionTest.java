package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rolling upgrade: a node of a made-up next version has written rows with what only that version knows, while this
 * one is in service. It answers, shows them as they are, opens nothing by them and keeps them when it saves.
 */
@TestInstance(Lifecycle.PER_CLASS)
class NextVersionTest {

    private Premises premises;

    @BeforeAll
    void open(@TempDir Path folder) {
        premises = Premises.open(folder, "ACCOUNT_TRUSTED_PROXIES", "127.0.0.1");
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
    @Tag("A83")
    void a83AnUnknownAuditEventIsShownAsItIs() {
        long now = premises.clock.instant().toEpochMilli();
        premises.update(
                "insert into account_audit_event (id, realm, happened_at, event_type, outcome, details) values ('"
                        + UUID.randomUUID() + "', '', " + now + ", 'Telepathic_sign-in', 'postponed', '{\"a\": [1]}')");

        Answer all = premises.admin().get("api/audit-events").expect(200);

        assertThat(all.fields("type")).contains("Telepathic_sign-in");
        assertThat(all.fields("outcome")).contains("postponed");
    }

    @Test
    void anUndeclaredRightIsShownGivesNothingAndStaysWhenTheRoleIsSaved() {
        HttpUser admin = premises.admin();
        admin.post("api/roles", "{\"name\":\"pilot\",\"grants\":[\"hello.write\"],\"denies\":[]}")
                .expect(201);
        grant("pilot", "next.fly");
        grant("pilot", "Next:fly/v3");
        Member ada = premises.member("flying", "pilot");

        assertThat(ada.browser().get("api/session").expect(200).texts("rights")).containsExactly("hello.write");
        assertThat(admin.get("api/roles").expect(200).body()).contains("\"next.fly\"");
        admin.send("PATCH", "api/roles/pilot", "{\"grants\":[\"next.fly\"]}").expect(200);
        admin.send("PATCH", "api/roles/pilot", "{\"denies\":[\"account.audit.read\"]}")
                .expect(200);

        assertThat(premises.column(
                        "select right_name from account_role_right where role_name = 'pilot' and not denied"))
                .as("what the role grants after it was saved twice")
                .containsExactlyInAnyOrder("next.fly", "Next:fly/v3");
    }

    private void grant(String role, String right) {
        premises.update("insert into account_role_right (realm, role_name, right_name, denied) values ('', '" + role
                + "', '" + right + "', false)");
    }

    @Test
    void aRoleThatOnlyTheNextVersionKnowsStaysWithItsUser() {
        Member ada = premises.member("holding");
        premises.update("insert into account_user_role (user_id, role_name, realm) values ('" + ada.id()
                + "', 'next-role', '')");

        ada.browser().get("api/session").expect(200);
        premises.edit(ada, "\"fullName\":\"Ada Lovelace\"").expect(200);

        assertThat(premises.column("select role_name from account_user_role where user_id = '" + ada.id() + "'"))
                .containsExactly("next-role");
    }

    @Test
    void anUnknownPasswordHashIsClosedAndStays() {
        Member ada = premises.member("hashed");
        String hash = "$argon3$v=1$m=64$c2FsdA$aGFzaA";
        premises.update("update account_password set hash = '" + hash + "' where user_id = '" + ada.id() + "'");

        premises.stranger().signIn("hashed", Member.PASSWORD).expect(401, "invalid-credentials");
        ada.changePassword("another password of hers").expect(403);

        assertThat(premises.column("select hash from account_password where user_id = '" + ada.id() + "'"))
                .containsExactly(hash);
        premises.admin().get("api/users/" + ada.id()).expect(200);
    }

    @Test
    void anUnknownSecondFactorIsClosedAndStaysActive() {
        for (String change :
                List.of("algorithm = 'SHA3-256'", "digits = 12", "period_seconds = 7", "sealed = X'FF00FF00FF00'")) {
            Member ada = premises.member("factor-" + change.charAt(0)).withPhone();
            premises.update("update account_totp set " + change + " where user_id = '" + ada.id() + "'");

            Answer refused = ada.complete(ada.pending(), ada.freshCode());

            assertThat(refused.status()).as(change).isIn(401, 503);
            assertThat(premises.column(
                            "select user_id from account_totp where " + change + " and user_id = '" + ada.id() + "'"))
                    .as(change)
                    .hasSize(1);
            ada.completeByRecoveryCode(ada.pending(), ada.recoveryCode(0)).expect(200);
        }
    }

    @Test
    void anUnknownStateOfDownloadsIsClosed() {
        HttpUser admin = premises.admin();
        admin.post("api/download-token").expect(201);
        premises.update("update account_download_token set state = 'by-moonlight'");

        admin.get("api/download-token").expect(200);
        assertThat(premises.stranger().get("/downloads/agent.txt").status()).isEqualTo(401);
        assertThat(premises.column("select state from account_download_token")).containsExactly("by-moonlight");
    }
}
