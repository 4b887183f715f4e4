package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.NOT_AUTHENTICATED;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.access.RefusalCode.PASSWORD_REJECTED;
import static org.accountkit.access.RefusalCode.WRONG_CODE;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.accountkit.AccountServices;
import org.accountkit.access.RequestOrigin;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.secret.Secret;
import org.accountkit.session.SessionService.SessionPolicy;
import org.accountkit.signin.DeviceService.DevicePolicy;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.throttle.PendingPolicy;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.SecondFactor.RecoveryCode;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host's settings take effect, rather than the defaults. */
public abstract class SettingsSpecification extends ServiceSpecification {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final SecondFactor WRONG = new RecoveryCode(secret("aaaa-aaaa-aaaa-aaaa-aaaa-aaaa"));

    private Person ada;

    /** For subclasses. */
    protected SettingsSpecification() {}

    @BeforeEach
    void addAda() {
        ada = world.person("ada");
    }

    @Test
    void sessionsEndWhenTheHostSays() {
        SessionPolicy policy = new SessionPolicy(MINUTE, Duration.ofMinutes(3), Duration.ofSeconds(30), 2);
        AccountServices node = world.node(builder -> builder.sessions(policy));
        Secret idle = signIn(node).session();
        Secret busy = signIn(node).session();

        world.clock.advance(Duration.ofSeconds(59));
        boolean provenTooLong = node.sessions()
                .authenticate(busy, RequestOrigin.unknown())
                .orElseThrow()
                .isProven(world.clock.instant());
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(node.sessions().policy()).isEqualTo(policy);
        assertThat(provenTooLong).isFalse();
        assertThat(Person.isValid(node, idle))
                .as("after a minute without a request")
                .isFalse();
        assertThat(Person.isValid(node, busy)).isTrue();
        assertThat(isKeptAliveUntilTheThirdMinute(node, busy)).isFalse();
    }

    private boolean isKeptAliveUntilTheThirdMinute(AccountServices node, Secret session) {
        boolean valid = true;
        for (int i = 0; i < 4; i++) {
            world.clock.advance(Duration.ofSeconds(30));
            valid = node.sessions()
                    .authenticate(session, RequestOrigin.unknown())
                    .isPresent();
        }
        return valid;
    }

    @Test
    void usersHaveAsManySessionsAsTheHostSays() {
        AccountServices node = world.node(
                builder -> builder.sessions(new SessionPolicy(MINUTE, Duration.ofHours(1), Duration.ofSeconds(30), 2)));
        Secret oldest = signIn(node).session();
        for (int i = 0; i < 2; i++) {
            world.clock.advance(Duration.ofSeconds(1));
            signIn(node);
        }

        assertThat(Person.isValid(node, oldest)).isFalse();
        assertThat(world.stores.sessions().list(ada.id())).hasSize(2);
    }

    @Test
    void devicesAreKnownAsLongAsTheHostSays() {
        DevicePolicy policy = new DevicePolicy(Duration.ofDays(2), 1);
        AccountServices node = world.node(builder -> builder.knownDevices(policy));

        signIn(node);
        signIn(node);

        assertThat(node.devices().policy()).isEqualTo(policy);
        assertThat(world.stores.knownDevices().list(ada.id()))
                .singleElement()
                .satisfies(device -> assertThat(device.expiresAt())
                        .isEqualTo(world.clock.instant().plus(policy.life())));
    }

    @Test
    void aPendingSignInTakesAsManyTriesAsTheHostSays() {
        ada.withPhone();
        AccountServices node = world.node(builder -> builder.pendingSignIn(new PendingPolicy(MINUTE, 1)));
        Secret pending = beginSignIn(node);

        assertRefused(INVALID_CREDENTIALS, () -> complete(node, pending, WRONG));
        assertRefused(NOT_AUTHENTICATED, () -> complete(node, pending, ada.recoveryCode(0)));

        Secret late = beginSignIn(node);
        world.clock.advance(MINUTE);
        assertRefused(NOT_AUTHENTICATED, () -> complete(node, late, ada.recoveryCode(0)));
    }

    @Test
    void anEnrolmentTakesAsManyTriesAsTheHostSays() {
        AccountServices node = world.node(builder -> builder.pendingEnrolment(new PendingPolicy(MINUTE, 1)));
        node.twoFactor().begin(ada.caller());

        assertRefused(WRONG_CODE, () -> node.twoFactor().validate(ada.caller(), secret("000000")));

        assertRefused(NOT_FOUND, () -> node.twoFactor().pending(ada.caller()));
    }

    @Test
    void codesAreThoseOfTheHostsParameters() {
        TotpParameters parameters = new TotpParameters(TotpAlgorithm.SHA256, 8, Duration.ofSeconds(60));
        AccountServices node = world.node(builder -> builder.totp(parameters));

        assertThat(node.twoFactor().parameters()).isEqualTo(parameters);
        assertThat(node.twoFactor().begin(ada.caller()).otpAuthUri().reveal())
                .contains("algorithm=SHA256", "digits=8", "period=60");
    }

    @Test
    void passwordsAreJudgedByTheHostsPolicy() {
        PasswordPolicy policy = new PasswordPolicy(20, 10, 64);
        AccountServices node = world.node(builder -> builder.passwordPolicy(policy));

        assertThat(node.passwords().policy()).isEqualTo(policy);
        assertRefused(
                PASSWORD_REJECTED,
                () -> node.passwords().change(ada.caller(), secret(PASSWORD), secret("nineteen characters")));
    }

    private static SignedIn signIn(AccountServices node) {
        return (SignedIn) node.signIn().signIn("ada", secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown());
    }

    private static Secret beginSignIn(AccountServices node) {
        return ((SecondFactorRequired)
                        node.signIn().signIn("ada", secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown()))
                .pending();
    }

    private static void complete(AccountServices node, Secret pending, SecondFactor factor) {
        node.signIn().completeSignIn(pending, factor, PresentedTokens.NONE, RequestOrigin.unknown());
    }
}
