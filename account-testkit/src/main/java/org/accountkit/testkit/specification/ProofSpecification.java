package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.WRONG_CODE;
import static org.accountkit.access.RefusalCode.WRONG_PASSWORD;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInService;
import org.accountkit.twofactor.SecondFactor.Code;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A signed-in user proves their identity again. */
public abstract class ProofSpecification extends ServiceSpecification {

    private Person ada;
    private SignInService signIn;

    /** For subclasses. */
    protected ProofSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
        signIn = world.accounts.signIn();
    }

    @Test
    @Tag("A16")
    void a16IsNotProvenByThePasswordAlone() {
        ada.withPhone().unproven();

        assertRefused(WRONG_CODE, () -> signIn.prove(ada.caller(), secret(PASSWORD), Optional.empty()));

        assertThat(ada.isProven()).isFalse();
    }

    @Test
    void provesByBothFactors() {
        ada.withPhone().unproven();
        Secret before = ada.session();

        ada.prove();

        assertThat(ada.isProven()).isTrue();
        assertThat(Person.isValid(world.accounts, before)).isFalse();
        assertThat(world.events(AuditEventType.PROOF).get(0).outcome()).isEqualTo(AuditOutcome.SUCCESS);
    }

    @Test
    void provesByThePasswordWhereNoSecondFactorIsActive() {
        ada.unproven();
        assertThat(ada.isProven()).isFalse();

        ada.prove();

        assertThat(ada.isProven()).isTrue();
    }

    @Test
    void neitherProvesNorSpendsACodeOnAWrongPassword() {
        ada.withPhone().unproven();
        Code code = ada.freshCode();

        assertRefused(WRONG_PASSWORD, () -> signIn.prove(ada.caller(), secret("wrong"), Optional.of(code)));

        assertThat(ada.isProven()).isFalse();
        ada.moveTo(signIn.prove(ada.caller(), secret(PASSWORD), Optional.of(code)));
    }

    @Test
    @Tag("A11")
    void a11ReportsASpentCodeToASignedInUser() {
        ada.withPhone();
        Code code = ada.freshCode();
        ada.moveTo(signIn.prove(ada.caller(), secret(PASSWORD), Optional.of(code)));

        var refusal = assertRefused(WRONG_CODE, () -> signIn.prove(ada.caller(), secret(PASSWORD), Optional.of(code)));

        assertThat(refusal.detail()).hasValueSatisfying(text -> assertThat(text).contains("used"));
    }

    @Test
    @Tag("A12")
    void a12RefusesAnOlderCodeAsAProof() {
        ada.withPhone();
        Code older = new Code(ada.shownCode());
        ada.prove();

        assertRefused(WRONG_CODE, () -> signIn.prove(ada.caller(), secret(PASSWORD), Optional.of(older)));
    }
}
