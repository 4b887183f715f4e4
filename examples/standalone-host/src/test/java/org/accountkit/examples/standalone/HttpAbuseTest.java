package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.accountkit.testkit.Race;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host as a whole: floods, forged addresses, and a database that breaks. */
class HttpAbuseTest {

    @TempDir
    Path folder;

    @Test
    @Tag("A08")
    void a08BelievesNoForwardedAddressOfAStranger() {
        try (Premises premises = Premises.open(folder)) {
            for (int i = 0; i < 30; i++) {
                guess(premises, i, "X-Forwarded-For", "192.0.2." + i).expect(401, "invalid-credentials");
            }
            for (String name : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "True-Client-IP")) {
                guess(premises, 99, name, name.equals("Forwarded") ? "for=192.0.2.99" : "192.0.2.99")
                        .expect(429, "too-many-attempts");
            }
            premises.clock.advance(Duration.ofMinutes(1));
            String sessions = premises.admin().get("api/me/sessions").body();
            assertThat(sessions).contains("\"address\":\"127.0.0.1\"");
        }
    }

    @Test
    @Tag("A08")
    void a08CountsByTheAddressThatATrustedProxySaw() {
        try (Premises premises = Premises.open(folder, "ACCOUNT_TRUSTED_PROXIES", "127.0.0.1")) {
            for (int i = 0; i < 30; i++) {
                guess(premises, i, "X-Forwarded-For", "192.0.2." + i + ", 198.51.100.7")
                        .expect(401, "invalid-credentials");
            }
            guess(premises, 99, "X-Forwarded-For", "203.0.113.5, 198.51.100.7").expect(429, "too-many-attempts");
            guess(premises, 99, "X-Forwarded-For", "198.51.100.8").expect(401, "invalid-credentials");
        }
    }

    private static Answer guess(Premises premises, int number, String header, String address) {
        return premises.stranger().with(header, address).signIn("nobody-" + number, "wrong");
    }

    /** At a cost that uses capacity; more requests arrive concurrently than may wait. */
    @Test
    @Tag("A10")
    void a10TellsMostOfTwoHundredAtOnceToComeBack() {
        try (Premises premises =
                Premises.open(folder, "ACCOUNT_ARGON2", "m=19456,t=2,p=1", "ACCOUNT_TRUSTED_PROXIES", "127.0.0.1")) {
            AtomicInteger number = new AtomicInteger();
            long start = System.nanoTime();

            List<Answer> answers = Race.results(200, () -> {
                int mine = number.incrementAndGet();
                return premises.stranger()
                        .with("X-Forwarded-For", "192.0.2." + mine)
                        .signIn("nobody-" + mine, "wrong");
            });

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(401, 503));
            assertThat(answers).filteredOn(answer -> answer.status() == 401).isNotEmpty();
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 503)
                    .isNotEmpty()
                    .allSatisfy(answer -> {
                        assertThat(answer.code()).isEqualTo("unavailable");
                        assertThat(answer.header("Retry-After")).isPresent();
                    });
            premises.admin().get("api/session").expect(200);
        }
    }

    @Test
    @Tag("A70")
    void a70TellsOfABrokenDatabaseTheCorrelationIdAlone() {
        try (Premises premises = Premises.open(folder)) {
            Member ada = premises.member("ada");
            premises.update("ALTER TABLE account_api_key RENAME TO hidden");

            Answer answer = ada.browser().post("api/me/api-key");

            assertThat(answer.status()).isIn(500, 503);
            assertThat(answer.field("correlationId")).matches("[0-9a-f-]{36}");
            assertThat(answer.body())
                    .doesNotContainIgnoringCase(
                            "account_api_key", "sql", "jdbc", "hibernate", "exception", "insert", ada.id());
        }
    }
}
