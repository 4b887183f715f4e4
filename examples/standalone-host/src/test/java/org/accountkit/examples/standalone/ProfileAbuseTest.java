package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user, or whoever took over the session, tries to change more than the own full name. */
@TestInstance(Lifecycle.PER_CLASS)
class ProfileAbuseTest {

    private Premises premises;
    private Member ada;

    @BeforeAll
    void open(@TempDir Path folder) {
        premises = Premises.open(folder);
        ada = premises.member("ada", "readonly");
    }

    @AfterAll
    void close() {
        premises.close();
    }

    @BeforeEach
    void waitAWhile() {
        premises.waitAWhile();
        ada.prove();
    }

    @Test
    void changesTheOwnFullName() {
        Answer profile = ada.browser().get("api/me").expect(200);
        assertThat(profile.fields("editable")).containsExactly("true");

        Answer renamed = rename("\"Ada Lovelace\"").expect(200);

        assertThat(renamed.field("fullName")).isEqualTo("Ada Lovelace");
        assertThat(Long.parseLong(renamed.field("version"))).isEqualTo(Long.parseLong(profile.field("version")) + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"roles\":[\"administrator\"]",
                "\"username\":\"root\"",
                "\"enabled\":true",
                "\"twoFactorRequired\":false",
                "\"passwordChangeRequired\":false",
                "\"password\":\"another long password\"",
                "\"description\":\"x\"",
                "\"id\":\"x\"",
            })
    @Tag("A86")
    void a86ChangesNothingElse(String field) {
        String before = ada.browser().get("api/me").body();

        ada.browser()
                .send("PATCH", "api/me", "{\"version\":" + version() + ",\"fullName\":\"x\"," + field + '}')
                .expect(400, "malformed-request");

        assertThat(ada.browser().get("api/me").body()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\" \"", "\"\\u3164\"", "\"a\\u0000b\"", "\"a\\nb\"", "null", "7", "[]"})
    @Tag("A86")
    void a86TakesNoNameThatCannotBeShown(String name) {
        rename(name).expect(400, "malformed-request");
    }

    @Test
    @Tag("A86")
    void a86TakesAtMost200CodePoints() {
        rename('"' + "\ud83d\ude00".repeat(201) + '"').expect(400, "malformed-request");
        rename('"' + "\ud83d\ude00".repeat(200) + '"').expect(200);
    }

    @Test
    @Tag("A86")
    void a86RefusesKeysStrangersAndOldProofs() {
        String key = ada.newApiKey();
        String body = "{\"version\":" + version() + ",\"fullName\":\"x\"}";

        ada.program(key).send("PATCH", "api/me", body).expect(403, "forbidden");
        ada.program(key).get("api/me").expect(403, "forbidden");
        premises.stranger().send("PATCH", "api/me", body).expect(401, "not-authenticated");
        premises.clock.advance(Duration.ofMinutes(6));
        ada.browser().send("PATCH", "api/me", body).expect(403, "reauthentication-required");
    }

    @Test
    @Tag("A86")
    void a86RefusesAStaleVersion() {
        String version = version();
        rename("\"first\"").expect(200);

        ada.browser()
                .send("PATCH", "api/me", "{\"version\":" + version + ",\"fullName\":\"second\"}")
                .expect(409, "conflict");
    }

    private Answer rename(String json) {
        return ada.browser().send("PATCH", "api/me", "{\"version\":" + version() + ",\"fullName\":" + json + '}');
    }

    private String version() {
        return ada.browser().get("api/me").field("version");
    }
}
