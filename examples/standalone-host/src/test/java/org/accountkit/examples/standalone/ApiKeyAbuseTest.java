package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
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
 * API keys that are stolen, old, misplaced, forged, or belong to a user who lost a right, on two nodes of one database.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ApiKeyAbuseTest {

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
    @Tag("A28")
    void a28IsDeadOnEveryNodeAtTheNextRequest() {
        Member ada = premises.member("renewing");
        String old = ada.newApiKey();
        whoami(0, old).expect(200);
        whoami(1, old).expect(200);

        String next = ada.newApiKey();

        whoami(0, old).expect(401, "not-authenticated");
        whoami(1, old).expect(401, "not-authenticated");
        whoami(1, next).expect(200);
        ada.browser().delete("api/me/api-key").expect(204);
        whoami(1, next).expect(401, "not-authenticated");
    }

    @Test
    @Tag("A29")
    void a29LosesWhatItsUserLosesAtTheNextRequestOnEveryNode() {
        Member ada = premises.member("losing", "operator");
        String key = ada.newApiKey();
        hello(0, key).expect(204);
        hello(1, key).expect(204);

        premises.edit(ada, "\"roles\":[\"operator\",\"readonly\"]").expect(200);
        hello(0, key).expect(403, "forbidden");
        hello(1, key).expect(403, "forbidden");
        premises.edit(ada, "\"roles\":[\"operator\"]").expect(200);
        hello(1, key).expect(204);

        premises.edit(ada, "\"enabled\":false").expect(200);
        hello(0, key).expect(401, "not-authenticated");
        hello(1, key).expect(401, "not-authenticated");
        premises.edit(ada, "\"enabled\":true").expect(200);
        hello(1, key).expect(204);

        premises.admin().delete("api/users/" + ada.id()).expect(204);
        hello(0, key).expect(401, "not-authenticated");
        hello(1, key).expect(401, "not-authenticated");
    }

    @Test
    @Tag("A29")
    void a29LosesWhatItsRoleLosesAtTheNextRequestOnEveryNode() {
        premises.admin()
                .post("api/roles", "{\"name\":\"writer\",\"grants\":[\"hello.write\"],\"denies\":[]}")
                .expect(201);
        String key = premises.member("writing", "writer").newApiKey();
        hello(1, key).expect(204);

        premises.admin().send("PATCH", "api/roles/writer", "{\"grants\":[]}").expect(200);

        hello(0, key).expect(403, "forbidden");
        hello(1, key).expect(403, "forbidden");
    }

    @Test
    @Tag("A30")
    void a30OpensNoCredentialSessionKeyOrAdministrationEndpointEvenOfAnAdministrator() {
        Member root = premises.member("root", "administrator");
        Member victim = premises.member("victim");
        String key = root.newApiKey();
        for (Routes.Line route : Routes.signedIn()) {
            String path = route.to(victim.id(), "readonly");
            Answer answer = root.program(key).send(route.method(), path, body(route));
            if (route.takesKeys()) {
                answer.expect(200);
            } else {
                answer.expect(403, "forbidden");
            }
        }
        victim.browser().get("api/session").expect(200);
        whoami(0, key).expect(200);
    }

    /** What the route would take from a session. */
    private static String body(Routes.Line route) {
        return switch (route.toString()) {
            case "PATCH api/users/{id}" -> "{\"version\":0,\"enabled\":false}";
            case "PATCH api/download-token" -> "{\"state\":\"open\"}";
            case "POST api/session/proof" -> HttpUser.json("password", Member.PASSWORD);
            default -> "";
        };
    }

    @Test
    @Tag("A31")
    void a31IsIgnoredInQueryCookieAndPath() {
        Member ada = premises.member("misplacing", "operator");
        String key = ada.newApiKey();
        for (String path : List.of("api/whoami", "/hello", "api/users")) {
            for (String name : List.of("api_key", "apikey", "key", "token", "access_token", "X-API-Key")) {
                premises.stranger().get(path + '?' + name + '=' + key).expect(401, "not-authenticated");
            }
            for (String name : List.of("account-session", "account-pending", "account-device", "X-API-Key", "token")) {
                premises.stranger().withCookie(name, key).get(path).expect(401, "not-authenticated");
            }
            assertThat(premises.stranger().get(path + '/' + key).status()).isIn(401, 404);
            assertThat(premises.stranger().get(path + ";key=" + key).status()).isIn(400, 401, 404);
            Answer beside = ada.browser().get(path + "?api_key=" + key);
            assertThat(beside.code()).as("a session is not disturbed").isIn("", "forbidden");
        }
        premises.stranger()
                .with("Authorization", "Token " + key)
                .get("api/whoami")
                .expect(401, "not-authenticated");
    }

    @Test
    @Tag("A32")
    void a32IsAmbiguousBesideAnotherCredentialValidOrNot() {
        Member ada = premises.member("doubling", "operator");
        String key = ada.newApiKey();
        for (String path : List.of("api/whoami", "api/me/api-key", "/hello")) {
            for (List<String> pair :
                    List.of(List.of(key, key), List.of(key, "x"), List.of("x", key), List.of("x", "y"))) {
                premises.stranger()
                        .bearing(pair.get(0))
                        .with("X-API-Key", pair.get(1))
                        .get(path)
                        .expect(400, "ambiguous-credentials");
            }
            for (String session : List.of(ada.browser().cookie("session"), "x")) {
                premises.stranger()
                        .withCookie("account-session", session)
                        .bearing(key)
                        .get(path)
                        .expect(400, "ambiguous-credentials");
                premises.stranger()
                        .withCookie("account-session", session)
                        .with("X-API-Key", "x")
                        .get(path)
                        .expect(400, "ambiguous-credentials");
            }
        }
    }

    @Test
    @Tag("A33")
    void a33IsOfNoOtherKindThoughTheChecksumFits() {
        Member root = premises.member("forging", "administrator");
        String key = root.newApiKey();
        String token = root.browser().post("api/download-token").expect(201).field("token");
        String session = root.browser().cookie("session");

        for (String other : List.of(token, session)) {
            whoami(0, resealed("exk_" + other.substring(4))).expect(401, "not-authenticated");
        }
        for (String kind : List.of("exs_", "exd_", "exp_", "exv_", "zzk_")) {
            String forged = resealed(kind + key.substring(4));
            whoami(0, forged).expect(401, "not-authenticated");
            premises.stranger()
                    .withCookie("account-session", forged)
                    .get("api/whoami")
                    .expect(401, "not-authenticated");
            premises.stranger().get("/downloads/agent.txt?token=" + forged).expect(401, "not-authenticated");
        }
        whoami(0, resealed(key)).expect(200);
    }

    @Test
    @Tag("A34")
    void a34IsToldWhatIsPendingOnEveryRouteThatTakesKeysButOne() {
        Member ada = premises.member("held", "administrator");
        String key = ada.newApiKey();
        for (String fields : List.of("\"passwordChangeRequired\":true", "\"twoFactorRequired\":true")) {
            premises.edit(ada, fields).expect(200);
            for (Routes.Line route : Routes.signedIn()) {
                Answer answer = premises.stranger(1).bearing(key).send(route.method(), route.to(ada.id(), "readonly"));
                if (route.path().equals("api/whoami")) {
                    answer.expect(200);
                } else {
                    answer.expect(403, route.takesKeys() ? "action-pending" : "forbidden");
                }
            }
            hello(0, key).expect(403, "action-pending");
            premises.edit(ada, fields.replace("true", "false")).expect(200);
            hello(0, key).expect(204);
        }
    }

    private Answer whoami(int node, String key) {
        return premises.stranger(node).bearing(key).get("api/whoami");
    }

    /** What needs the right {@code hello.write}. */
    private Answer hello(int node, String key) {
        return premises.stranger(node).with("X-API-Key", key).post("/hello");
    }

    /** The token with a recomputed checksum: anyone who knows the format can do that. */
    private static String resealed(String token) {
        String body = token.substring(0, token.length() - 6);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        StringBuilder checksum = new StringBuilder();
        for (long rest = crc.getValue(); checksum.length() < 6; rest /= 62) {
            checksum.insert(0, digits.charAt((int) (rest % 62)));
        }
        return body + checksum;
    }
}
