package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Recovery codes are spent again, borrowed, kept after their replacement, and looked for. */
@TestInstance(Lifecycle.PER_CLASS)
class RecoveryAbuseTest {

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
    @Tag("A24")
    void a24SpendsACodeOnceHoweverItIsTypedAndWherever() {
        Member ada = premises.member("spender").withPhone();
        String code = ada.recoveryCode(0);
        ada.completeByRecoveryCode(ada.pendingAt(0), code.toLowerCase(Locale.ROOT))
                .expect(200);

        for (String typed : List.of(
                code,
                code.toLowerCase(Locale.ROOT),
                code.replace("-", ""),
                code.replace("-", "").toLowerCase(Locale.ROOT))) {
            ada.completeByRecoveryCode(ada.pendingAt(1), typed).expect(401, "invalid-credentials");
        }
        ada.browser()
                .post(
                        "api/session/proof",
                        HttpUser.json("password", Member.PASSWORD, "recoveryCode", code.replace("-", "")))
                .expect(403, "wrong-code");
        assertThat(ada.browser().get("api/me/two-factor").field("recoveryCodesLeft"))
                .isEqualTo("9");
    }

    @Test
    @Tag("A25")
    void a25TakesNobodyElsesCode() {
        Member ada = premises.member("owner").withPhone();
        Member eve = premises.member("borrower").withPhone();

        eve.completeByRecoveryCode(eve.pending(), ada.recoveryCode(0)).expect(401, "invalid-credentials");
        eve.browser()
                .post(
                        "api/session/proof",
                        HttpUser.json("password", Member.PASSWORD, "recoveryCode", ada.recoveryCode(0)))
                .expect(403, "wrong-code");

        ada.completeByRecoveryCode(ada.pending(), ada.recoveryCode(0)).expect(200);
    }

    @Test
    @Tag("A26")
    void a26TakesNoneOfThoseThatWereReplaced() {
        Member ada = premises.member("renewer").withPhone();
        List<String> next =
                ada.browser().post("api/me/recovery-codes").expect(200).texts("recoveryCodes");

        for (String old : ada.recoveryCodes()) {
            ada.completeByRecoveryCode(ada.pendingAt(1), old).expect(401, "invalid-credentials");
        }
        assertThat(next).hasSize(10).doesNotContainAnyElementsOf(ada.recoveryCodes());
        premises.waitAWhile();
        for (String fresh : next) {
            ada.completeByRecoveryCode(ada.pendingAt(0), fresh).expect(200);
        }
    }

    @Test
    @Tag("A27")
    void a27ShowsCodesNowhereAndKeepsDigestsAlone() {
        Member ada = premises.member("reader", "administrator").withPhone();
        StringBuilder shown = new StringBuilder(premises.dump());
        for (Routes.Line route : Routes.all()) {
            if (route.method().equals("GET")) {
                shown.append(ada.browser().get(route.to(ada.id(), "readonly")).body());
            }
        }

        assertThat(ada.recoveryCodes())
                .allSatisfy(code -> assertThat(shown.toString())
                        .doesNotContainIgnoringCase(code)
                        .doesNotContainIgnoringCase(code.replace("-", "")));
        List<String> digests = premises.column(
                "SELECT RAWTOHEX(digest) FROM account_recovery_code WHERE user_id = '" + ada.id() + "'");
        assertThat(digests).hasSize(10).allSatisfy(digest -> {
            ada.completeByRecoveryCode(ada.pending(), digest).expect(401, "invalid-credentials");
            premises.waitAWhile();
        });
    }
}
