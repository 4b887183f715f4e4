package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody who may edit roles, and nothing else, wants power over an administrator. */
@TestInstance(Lifecycle.PER_CLASS)
class PowerAbuseTest {

    private static final Map<String, String> OPERATIONS = Map.of(
            "deny-held", "{\"denies\":[\"hello.write\",\"account.roles.read\"]}",
            "deny-lacked", "{\"denies\":[\"hello.write\",\"account.users.manage\"]}",
            "lift", "{\"denies\":[]}",
            "grant-lacked", "{\"grants\":[\"account.roles.read\",\"hello.write\"]}",
            "grant-nothing", "{\"grants\":[]}",
            "nothing", "{}",
            "rename", "{\"name\":\"renamed\"}");

    private Premises premises;
    private Member editor;
    private Member administrator;

    @BeforeAll
    void open(@TempDir Path folder) {
        premises = Premises.open(folder);
        role("role-editor", "\"account.roles.read\",\"account.roles.manage\"", "");
        editor = premises.member("editor", "role-editor");
        role("of-nobody", "\"account.roles.read\"", "\"hello.write\"");
        role("of-a-reader", "\"account.roles.read\"", "\"hello.write\"");
        role("of-an-administrator", "\"account.roles.read\"", "\"hello.write\"");
        premises.member("reader", "of-a-reader");
        administrator = premises.member("chief", "administrator", "of-an-administrator");
    }

    private void role(String name, String grants, String denies) {
        premises.admin()
                .post("api/roles", "{\"name\":\"%s\",\"grants\":[%s],\"denies\":[%s]}".formatted(name, grants, denies))
                .expect(201);
    }

    @AfterAll
    void close() {
        premises.close();
    }

    @BeforeEach
    void waitAWhile() {
        premises.waitAWhile();
        editor.signIn();
        administrator.signIn();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "deny-held,     200, 200, 403",
        "deny-lacked,   403, 403, 403",
        "lift,          403, 403, 403",
        "grant-lacked,  403, 403, 403",
        "grant-nothing, 200, 200, 403",
        "nothing,       200, 200, 403",
        "rename,        400, 400, 400",
        "delete,        403, 403, 403",
    })
    @Tag("A74")
    void a74EditsARoleByItsHolders(String operation, int ofNobody, int ofAReader, int ofAnAdministrator) {
        String before = premises.admin().get("api/roles").body();

        List<Integer> statuses = List.of("of-nobody", "of-a-reader", "of-an-administrator").stream()
                .map(role -> attempt(operation, role).status())
                .toList();

        assertThat(statuses).containsExactly(ofNobody, ofAReader, ofAnAdministrator);
        if (!statuses.contains(200)) {
            assertThat(premises.admin().get("api/roles").body()).isEqualTo(before);
        }
    }

    private Answer attempt(String operation, String role) {
        String path = "api/roles/" + role;
        return operation.equals("delete")
                ? editor.browser().delete(path)
                : editor.browser().send("PATCH", path, OPERATIONS.get(operation));
    }

    @Test
    @Tag("A74")
    void a74AddsNoDenialToARoleThatSomebodyStrongerHolds() {
        for (String right : List.of("hello.write", "account.roles.read", "account.users.manage")) {
            editor.browser()
                    .send("PATCH", "api/roles/of-an-administrator", "{\"denies\":[\"" + right + "\"]}")
                    .expect(403, "forbidden");
        }
        editor.browser()
                .post("api/roles", "{\"name\":\"weaker\",\"grants\":[],\"denies\":[\"account.users.manage\"]}")
                .expect(403, "forbidden");

        assertThat(administrator.browser().get("api/session").texts("rights"))
                .contains("account.users.manage", "account.roles.manage", "account.roles.read");
    }

    @Test
    @Tag("A74")
    void a74IsToldOfRightsBeforeTheStateOfARole() {
        role("in-use", "\"account.roles.read\"", "\"account.audit.read\"");
        premises.member("holder", "in-use");

        editor.browser().delete("api/roles/in-use").expect(403, "forbidden");
        premises.admin().delete("api/roles/in-use").expect(409, "role-in-use");
    }
}
