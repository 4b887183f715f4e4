package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.PASSWORD_REJECTED;
import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.access.RefusalCode.WRONG_CODE;
import static org.accountkit.testkit.specification.PasswordResetSpecification.NEXT;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.accountkit.access.Refusal;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.SecondFactor.Code;
import org.accountkit.twofactor.SecondFactor.RecoveryCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A password reset of a user with two-factor authentication: a token alone is not enough. */
public abstract class PasswordResetSecondFactorSpecification extends ServiceSpecification {

    private static final SecondFactor WRONG_RECOVERY_CODE =
            new RecoveryCode(Secret.ofText("aaaa-aaaa-aaaa-aaaa-aaaa-aaaa"));

    private Person ada;
    private Secret token;

    /** For specifications. */
    protected PasswordResetSecondFactorSpecification() {}

    @BeforeEach
    void setUpPhone() {
        ada = world.person("ada").withPhone();
        token = world.requestReset(ada);
        world.keepSecret(secret(NEXT));
    }

    private void complete(SecondFactor factor) {
        world.completeReset(token, NEXT, Optional.of(factor));
    }

    private void assertPasswordUnchanged() {
        assertThat(ada.beginSignIn()).isNotNull();
    }

    /** A code for a time step long past. */
    private Code wrongCode() {
        return new Code(secret(ada.phone().code(world.clock.instant().minus(Duration.ofHours(9)))));
    }

    @Test
    @Tag("A79")
    void a79ChangesNothingWithoutASecondFactor() {
        int hashed = world.hasher.hashed();

        Refusal refusal = assertRefused(WRONG_CODE, () -> world.completeReset(token, NEXT));

        assertThat(refusal.hint().orElseThrow().code()).isEqualTo("code-missing");
        assertThat(world.hasher.hashed()).isEqualTo(hashed);
        assertPasswordUnchanged();
        assertThat(world.timesRefused(AuditEventType.PASSWORD_RESET_COMPLETION)).isEqualTo(1);
    }

    @Test
    @Tag("A79")
    void a79AcceptsACodeAndLeavesTwoFactorActive() {
        complete(ada.freshCode());

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", World.PASSWORD));
        Person again = ada.withPassword(NEXT);
        again.complete(again.beginSignIn(), again.freshCode());
    }

    @Test
    @Tag("A79")
    void a79AcceptsARecoveryCodeOnce() {
        complete(ada.recoveryCode(0));

        Person again = ada.withPassword(NEXT);
        Secret pending = again.beginSignIn();
        assertRefused(INVALID_CREDENTIALS, () -> again.complete(pending, again.recoveryCode(0)));
    }

    @Test
    @Tag("A79")
    void a79EndsAfterFiveWrongRecoveryCodes() {
        for (int i = 0; i < 5; i++) {
            assertRefused(WRONG_CODE, () -> complete(WRONG_RECOVERY_CODE));
        }

        assertRefused(INVALID_CREDENTIALS, () -> world.completeReset(token, NEXT, Optional.empty()));
        assertRefused(INVALID_CREDENTIALS, () -> complete(ada.recoveryCode(0)));
        assertPasswordUnchanged();
        assertThat(world.timesRefused(AuditEventType.PASSWORD_RESET_COMPLETION)).isEqualTo(7);
    }

    @Test
    @Tag("A79")
    void a79CountsWrongCodesLikeThoseOfASignIn() {
        for (int i = 0; i < 4; i++) {
            assertRefused(WRONG_CODE, () -> complete(wrongCode()));
        }
        Secret pending = ada.beginSignIn();
        assertRefused(INVALID_CREDENTIALS, () -> ada.complete(pending, wrongCode()));

        assertRefused(TOO_MANY_ATTEMPTS, () -> complete(wrongCode()));

        world.clock.advance(Duration.ofSeconds(30));
        complete(ada.freshCode());
    }

    @Test
    @Tag("A11")
    void a11RefusesASpentCodeWithoutSayingSo() {
        Secret pending = ada.beginSignIn();
        Code code = ada.freshCode();
        ada.complete(pending, code);
        token = world.requestReset(ada);

        Refusal refusal = assertRefused(WRONG_CODE, () -> complete(code));

        assertThat(refusal.hint()).isEmpty();
        assertRefused(WRONG_CODE, () -> complete(wrongCode()));
    }

    /** Otherwise the user would have to wait for another code to choose a better password. */
    @Test
    void spendsNoCodeOnARejectedPassword() {
        Code code = ada.freshCode();
        assertRefused(PASSWORD_REJECTED, () -> world.completeReset(token, "short", Optional.of(code)));

        complete(code);
    }

    @Test
    void ignoresASecondFactorThatIsNotNeeded() {
        Person bob = world.person("bob");

        world.completeReset(world.requestReset(bob), NEXT, Optional.of(WRONG_RECOVERY_CODE));

        assertThat(bob.withPassword(NEXT).signIn().isSignedIn()).isTrue();
    }

    @Test
    void allowsAShorterPasswordWhereTwoFactorIsRequired() {
        world.edit(ada, edit -> edit.twoFactorRequired(true));
        token = world.requestReset(ada);
        world.keepSecret(secret("rather short"));

        world.completeReset(token, "rather short", Optional.of(ada.freshCode()));

        assertThat(ada.withPassword("rather short").beginSignIn()).isNotNull();
    }
}
