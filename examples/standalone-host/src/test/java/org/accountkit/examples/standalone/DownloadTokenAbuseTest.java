package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of token where it does not belong, and a download token whose row is gone or damaged. */
@TestInstance(Lifecycle.PER_CLASS)
class DownloadTokenAbuseTest {

    private static final List<String> DOWNLOADS =
            List.of("/downloads/agent.txt", "/downloads/license?hostname=a.example");

    private Premises premises;
    private Member root;
    private String token;

    /** The carriers of a token other than the one in the query, which only downloads have. */
    private static final List<BiFunction<HttpUser, String, HttpUser>> CARRIERS = List.of(
            (user, text) -> user.withCookie("account-session", text),
            HttpUser::bearing,
            (user, text) -> user.with("X-API-Key", text));

    @BeforeAll
    void open(@TempDir Path folder) {
        premises = Premises.open(folder).addNode();
        root = premises.member("root", "administrator").withPhone();
    }

    @AfterAll
    void close() {
        premises.close();
    }

    @BeforeEach
    void makeAToken() {
        premises.waitAWhile();
        root.signIn();
        token = root.browser().post("api/download-token").expect(201).field("token");
        setState("required");
    }

    /** One of each kind that is alive, and one that is nothing. */
    private Map<String, String> tokens() {
        return Map.of(
                "session", root.browser().cookie("session"),
                "api-key", root.newApiKey(),
                "download", token,
                "pending", root.pending().cookie("pending"),
                "device", root.browser().cookie("device"),
                "nothing", "exk_000000000000000000000000000000000000000000000000a");
    }

    @Test
    @Tag("A35")
    void a35TakesEachKindOnItsOwnRoutesAndByItsOwnCarrierAlone() {
        tokens().forEach((kind, text) -> {
            for (Routes.Line route : Routes.signedIn()) {
                for (int carrier = 0; carrier < CARRIERS.size(); carrier++) {
                    if (isAtHome(kind, carrier)) {
                        continue;
                    }
                    CARRIERS.get(carrier)
                            .apply(premises.stranger(), text)
                            .send(route.method(), route.sample())
                            .expect(401, "not-authenticated");
                }
                premises.stranger()
                        .send(route.method(), route.sample() + "?token=" + text)
                        .expect(401, "not-authenticated");
            }
        });
        root.browser().get("api/session").expect(200);
    }

    private static boolean isAtHome(String kind, int carrier) {
        return carrier == 0 ? kind.equals("session") : kind.equals("api-key");
    }

    @Test
    @Tag("A35")
    void a35OpensNoRouteOfTheHostButDownloads() {
        tokens().forEach((kind, text) -> {
            for (int carrier = 0; carrier < CARRIERS.size(); carrier++) {
                HttpUser user = CARRIERS.get(carrier).apply(premises.stranger(), text);
                if (isAtHome(kind, carrier)) {
                    user.get("/hello").expect(200);
                } else {
                    user.get("/hello").expect(401, "not-authenticated");
                    user.post("/hello").expect(401, "not-authenticated");
                }
            }
            premises.stranger().get("/hello?token=" + text).expect(401, "not-authenticated");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "closed", "open"})
    @Tag("A35")
    void a35OpensDownloadsByNoOtherKindInAnyState(String state) {
        Map<String, String> tokens = tokens();
        setState(state);
        tokens.forEach((kind, text) -> {
            for (String path : DOWNLOADS) {
                byEveryCarrier(path, text)
                        .forEach((carrier, answer) -> assertThat(answer.status() + " " + answer.code())
                                .as("%s by %s on %s while %s", kind, carrier, path, state)
                                .isEqualTo(expectedOf(kind, carrier, state)));
            }
        });
    }

    private static String expectedOf(String kind, String carrier, String state) {
        boolean tokenIsSeen = carrier.equals("bearer") || carrier.equals("query");
        if (carrier.equals("cookie")) {
            return state.equals("open") ? "200 " : "401 not-authenticated";
        }
        if (kind.equals("nothing") && tokenIsSeen && state.equals("open")) {
            return "200 ";
        }
        if (!kind.equals("download") || !tokenIsSeen) {
            return "401 not-authenticated";
        }
        return state.equals("closed") ? "403 forbidden" : "200 ";
    }

    private Map<String, Answer> byEveryCarrier(String path, String text) {
        String query = path.contains("?") ? "&" : "?";
        return Map.of(
                "cookie",
                        premises.stranger().withCookie("account-session", text).get(path),
                "bearer", premises.stranger().bearing(text).get(path),
                "header", premises.stranger().with("X-API-Key", text).get(path),
                "query", premises.stranger().get(path + query + "token=" + text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    @Tag("A36")
    void a36TakesGetAndHeadAlone(String method) {
        for (String path : DOWNLOADS) {
            Answer answer = premises.stranger()
                    .bearing(token)
                    .with("X-HTTP-Method-Override", "GET")
                    .send(method, path)
                    .expect(405, "method-not-allowed");
            assertThat(answer.header("Allow")).contains("GET, HEAD");
            premises.stranger().bearing(token).send("HEAD", path).expect(200);
        }
    }

    @Test
    @Tag("A36")
    void a36OpensNothingButTheDownloadsThereAre() {
        for (String path :
                List.of("/hello", "/", "/account/api/whoami", "/account/api/users", "/account/api/download-token")) {
            Answer answer = premises.stranger().bearing(token).get(path);
            assertThat(answer.status()).as(path).isIn(302, 401);
        }
        for (String path : List.of("/downloads/../hello", "/downloads/%2e%2e/hello")) {
            Answer answer = premises.stranger().bearing(token).get(path);
            assertThat(answer.status()).as(path).isIn(400, 401, 404);
        }
        premises.stranger().bearing(token).get("/downloads/other").expect(404, "not-found");
    }

    @Test
    @Tag("A37")
    void a37AndTheApiKeyAreRenewedApartFromEachOther() {
        String key = root.newApiKey();
        String next = root.browser().post("api/download-token").expect(201).field("token");
        premises.stranger(1).bearing(key).get("api/whoami").expect(200);
        premises.stranger(1).bearing(token).get(DOWNLOADS.get(0)).expect(401, "not-authenticated");

        root.newApiKey();
        premises.stranger(1).bearing(next).get(DOWNLOADS.get(0)).expect(200);
        premises.stranger(1).bearing(key).get("api/whoami").expect(401, "not-authenticated");
        root.browser().delete("api/me/api-key").expect(204);
        premises.stranger(1).bearing(next).get(DOWNLOADS.get(0)).expect(200);
        root.browser().get("api/session").expect(200);
    }

    @Test
    @Tag("A38")
    void a38IsClosedOnceItsRowIsGoneThoughItWasOpen() {
        setState("open");
        premises.stranger(1).get(DOWNLOADS.get(0)).expect(200);

        premises.update("DELETE FROM account_download_token");

        assertRefusedOnBothNodes();
        assertThat(root.browser().get("api/download-token").expect(200).field("state"))
                .isEqualTo("closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OPEN", "all", "true", "requirED"})
    @Tag("A38")
    void a38OpensNothingWhileItsStateIsUnreadable(String state) {
        premises.update("UPDATE account_download_token SET state = '" + state + "'");
        assertNothingOpens();

        assertRenewalMends();
    }

    @Test
    @Tag("A38")
    void a38OpensNothingWhileItsDigestIsDamaged() {
        premises.update("UPDATE account_download_token SET digest = NULL");
        assertNothingOpens();
        setState("open");
        premises.update("UPDATE account_download_token SET digest = X'00'");
        assertNothingOpens();

        assertRenewalMends();
    }

    @Test
    @Tag("A38")
    @Tag("A70")
    void a38OpensNothingWhileItsTableIsGone() {
        premises.update("ALTER TABLE account_download_token RENAME TO hidden");
        try {
            for (Answer answer : answers()) {
                assertThat(answer.status()).isIn(500, 503);
                assertThat(answer.body()).doesNotContainIgnoringCase("account_download_token", "select", token);
            }
        } finally {
            premises.update("ALTER TABLE hidden RENAME TO account_download_token");
        }
        premises.stranger().bearing(token).get(DOWNLOADS.get(0)).expect(200);
    }

    private void assertRenewalMends() {
        String next = root.browser().post("api/download-token").expect(201).field("token");

        premises.stranger(1).bearing(next).get(DOWNLOADS.get(0)).expect(200);
        premises.stranger().get(DOWNLOADS.get(0)).expect(401, "not-authenticated");
    }

    private void assertRefusedOnBothNodes() {
        assertThat(answers()).allSatisfy(answer -> answer.expect(401, "not-authenticated"));
    }

    private void assertNothingOpens() {
        assertThat(answers()).allSatisfy(answer -> assertThat(answer.status()).isIn(401, 403, 500, 503));
    }

    /** With the right token, a wrong one and none, on both nodes. */
    private List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            for (String path : DOWNLOADS) {
                answers.add(premises.stranger(node).bearing(token).get(path));
                answers.add(premises.stranger(node).bearing("wrong").get(path));
                answers.add(premises.stranger(node).get(path));
            }
        }
        return answers;
    }

    private void setState(String state) {
        root.browser()
                .send("PATCH", "api/download-token", HttpUser.json("state", state))
                .expect(200);
    }
}
