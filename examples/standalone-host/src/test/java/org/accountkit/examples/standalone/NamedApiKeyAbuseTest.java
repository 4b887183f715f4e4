package org.accountkit.examples.standalone;

import java.nio.file.Path;
import java.time.Duration;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Named API keys that outlive their end or their owner's rights, on two nodes of one database. */
@TestInstance(Lifecycle.PER_CLASS)
class NamedApiKeyAbuseTest {

    private Premises premises;

    @BeforeAll
    void open(@TempDir Path folder) {
        premises = Premises.open(folder, "ACCOUNT_API_KEYS", "2").addNode();
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
    @Tag("A80")
    void a80LosesWhatItsUserLosesAtTheNextRequestOnEveryNodeAndGetsItBack() {
        Member ada = premises.member("losing", "operator");
        String key = add(ada, "\"name\":\"w\",\"rights\":[\"hello.write\"]");
        hello(0, key).expect(204);
        hello(1, key).expect(204);

        premises.edit(ada, "\"roles\":[\"operator\",\"readonly\"]").expect(200);
        hello(0, key).expect(403, "forbidden");
        hello(1, key).expect(403, "forbidden");

        premises.edit(ada, "\"roles\":[\"operator\"]").expect(200);
        hello(1, key).expect(204);
    }

    @Test
    @Tag("A80")
    void a80HasNoRightThatItWasNotGiven() {
        Member ada = premises.member("limiting", "operator");
        String key = add(ada, "\"name\":\"none\",\"rights\":[]");
        hello(0, key).expect(403, "forbidden");

        premises.edit(ada, "\"roles\":[\"administrator\"]").expect(200);

        hello(1, key).expect(403, "forbidden");
        premises.stranger(1).bearing(key).get("api/users").expect(403, "forbidden");
        ada.signIn()
                .browser()
                .post("api/me/api-keys", "{\"name\":\"more\",\"rights\":[\"no.such-right\"]}")
                .expect(400, "malformed-request");
    }

    @Test
    @Tag("A80")
    void a80IsUnknownOnEveryNodeFromItsEndOn() {
        Member ada = premises.member("ending", "operator");
        String end = premises.clock.instant().plus(Duration.ofMinutes(1)).toString();
        String key = add(ada, "\"name\":\"short\",\"expiresAt\":\"" + end + '"');
        hello(1, key).expect(204);

        premises.clock.advance(Duration.ofMinutes(1));

        hello(0, key).expect(401, "not-authenticated");
        hello(1, key).expect(401, "not-authenticated");
    }

    private static String add(Member member, String fields) {
        return member.browser()
                .post("api/me/api-keys", '{' + fields + '}')
                .expect(201)
                .field("apiKey");
    }

    /** What needs the right {@code hello.write}. */
    private Answer hello(int node, String key) {
        return premises.stranger(node).bearing(key).post("/hello");
    }
}
