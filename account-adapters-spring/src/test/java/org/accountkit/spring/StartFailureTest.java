package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.accountkit.UnsafeWiringException;
import org.accountkit.transaction.StoreUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** A start that fails says what to do, reveals nothing and leaves nothing open. */
class StartFailureTest {

    private static final String SECRET = "bm90LWEtbWFzdGVyLWtleQ";

    @Test
    void aMissingMasterKeyIsNamedWithItsProperty() {
        Shops.runner()
                .withPropertyValues("accountkit.master-keys=")
                .run(context ->
                        assertThat(unsafe(context).getAction()).contains("accountkit.master-keys=", "openssl rand"));
    }

    @Test
    void everyProblemHasARemedy() {
        UnsafeWiringException failure = new UnsafeWiringException(List.of(
                "There is no master key to protect stored secrets with.",
                "There are no stores for: users.",
                "The table account_user is missing: run"
                        + " org/accountkit/jpa/account-schema/h2/accountkit-1__account.sql."));

        assertThat(new UnsafeWiringAnalyzer().analyze(failure).getAction())
                .contains("accountkit.master-keys=", "openssl rand", "spring-boot-starter-data-jpa", "flyway");
    }

    @Test
    void missingTablesAreNamedWithTheirRemedy() {
        Shops.runner().withPropertyValues("accountkit.schema.migrate=false").run(context -> {
            assertThat(unsafe(context).getDescription()).contains("account_user");
            assertThat(unsafe(context).getAction()).contains("spring-boot-starter-flyway");
        });
    }

    @Test
    void aSecretThatCannotBeReadIsNotRepeated() {
        Shops.runner()
                .withPropertyValues("accountkit.master-keys=test:" + SECRET)
                .run(context -> {
                    assertThat(invalid(context))
                            .contains("accountkit.master-keys")
                            .doesNotContain(SECRET);
                    assertThat(context.getStartupFailure()).hasStackTraceContaining("accountkit.master-keys");
                    assertThat(stackTrace(context)).doesNotContain(SECRET);
                });
    }

    @Test
    void aSettingOutOfRangeIsNamedWithItsProperty() {
        Shops.runner()
                .withPropertyValues("accountkit.sessions.absolute=90d")
                .run(context -> assertThat(invalid(context)).contains("accountkit.sessions"));
        Shops.webRunner()
                .withPropertyValues("accountkit.web.path=account")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseInstanceOf(InvalidPropertyException.class)
                        .rootCause()
                        .hasMessageContaining("accountkit.web.path"));
    }

    @Test
    void aDatabaseOfAnotherMasterKeyIsRefusedAndNothingStaysOpen() {
        List<Thread> ofOtherTests = ServicesTest.housekeepers();
        String[] database = Shops.properties("other-key");
        Shops.runner()
                .withPropertyValues(database)
                .run(context -> assertThat(context).hasNotFailed());

        Shops.runner()
                .withPropertyValues(database)
                .withPropertyValues("accountkit.master-keys=test:AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
                .run(context -> assertThat(context).hasFailed());

        assertThat(ofOtherTests).containsAll(ServicesTest.housekeepers());
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whatTheOperatorReadsIsTheRemedy(CapturedOutput output) {
        assertThatThrownBy(() -> Shops.start("remedy", "accountkit.product-name=a:b"));

        assertThat(output).contains("APPLICATION FAILED TO START", "accountkit.product-name");
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamedWithItsProperty() {
        assertThat(new UnavailableStoreAnalyzer()
                        .analyze(new StoreUnavailableException("The database does not answer."))
                        .getAction())
                .contains("spring.datasource.url");
    }

    @Test
    void springBootKnowsEachAnalyzer() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, needsArguments) -> {}))
                .hasAtLeastOneElementOfType(InvalidPropertyAnalyzer.class)
                .hasAtLeastOneElementOfType(UnavailableStoreAnalyzer.class)
                .hasAtLeastOneElementOfType(UnsafeWiringAnalyzer.class);
    }

    private static String stackTrace(AssertableApplicationContext context) {
        StringWriter text = new StringWriter();
        context.getStartupFailure().printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static FailureAnalysis unsafe(AssertableApplicationContext context) {
        FailureAnalysis analysis = new UnsafeWiringAnalyzer().analyze(context.getStartupFailure());
        assertThat(analysis).isNotNull();
        return analysis;
    }

    private static String invalid(AssertableApplicationContext context) {
        FailureAnalysis analysis = new InvalidPropertyAnalyzer().analyze(context.getStartupFailure());
        assertThat(analysis)
                .as("an analysis of %s", context.getStartupFailure())
                .isNotNull();
        return analysis.getDescription() + analysis.getAction();
    }
}
