package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.accountkit.testkit.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last administrator, and the last two concurrently on two nodes. */
class LastAdministratorAbuseTest {

    private Premises premises;
    private String first;
    private Member second;

    @BeforeEach
    void open(@TempDir Path folder) {
        premises = Premises.open(folder).addNode();
        first = premises.admin().get("api/whoami").field("id");
        second = premises.member("second", "administrator");
    }

    @AfterEach
    void close() {
        premises.close();
    }

    @Test
    @Tag("A46")
    void a46IsNeitherDisabledNorDemotedNorDeleted() {
        edit(first, "\"enabled\":false").expect(200);
        for (String fields : List.of(
                "\"enabled\":false",
                "\"roles\":[]",
                "\"roles\":[\"operator\",\"readonly\"]",
                "\"fullName\":\"x\",\"enabled\":false,\"roles\":[\"administrator\"]")) {
            edit(second.id(), fields).expect(409, "last-administrator");
        }
        second.browser().delete("api/users/" + second.id()).expect(409, "last-administrator");

        second.browser().get("api/session").expect(200);
        assertThat(second.browser().get("api/users/" + second.id()).field("version"))
                .isEqualTo("0");
        edit(first, "\"enabled\":true").expect(200);
        edit(second.id(), "\"roles\":[]").expect(200);
    }

    @Test
    @Tag("A46")
    void a46IsNotDemotedByARoleEither() {
        edit(first, "\"enabled\":false").expect(200);
        second.browser()
                .post("api/roles", "{\"name\":\"denier\",\"grants\":[],\"denies\":[\"account.users.manage\"]}")
                .expect(201);
        edit(second.id(), "\"roles\":[\"administrator\",\"denier\"]").expect(409, "last-administrator");
        edit(second.id(), "\"roles\":[\"administrator\",\"readonly\"]").expect(200);
        second.signIn()
                .browser()
                .send("PATCH", "api/roles/readonly", "{\"denies\":[\"hello.write\",\"account.users.manage\"]}")
                .expect(409, "last-administrator");
        second.browser()
                .send("PATCH", "api/roles/administrator", "{\"denies\":[]}")
                .expect(403, "forbidden");

        assertThat(second.browser().get("api/session").texts("rights")).contains("account.users.manage");
    }

    @Test
    @Tag("A46")
    void a46RemainsWhenTheLastTwoDemoteEachOtherOnTwoNodes() {
        HttpUser there = second.signedInAt(1);
        HttpUser here = premises.admin();

        List<Answer> answers = Race.successes(List.of(
                () -> Premises.edit(here, second.id(), "\"enabled\":false"),
                () -> Premises.edit(there, first, "\"enabled\":false")));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(premises.column("SELECT username FROM account_user WHERE enabled"))
                .hasSize(1);
    }

    private Answer edit(String id, String fields) {
        return Premises.edit(second.browser(), id, fields);
    }
}
