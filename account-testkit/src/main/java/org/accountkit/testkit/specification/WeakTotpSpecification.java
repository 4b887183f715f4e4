package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.ACTION_PENDING;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.access.Account.TwoFactorStatus;
import org.accountkit.access.RequestOrigin;
import org.accountkit.operations.ExportScope;
import org.accountkit.operations.ImportedUser;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.ImportedTotp;
import org.accountkit.twofactor.SecondFactor.Code;
import org.accountkit.twofactor.Totp;
import org.accountkit.twofactor.TwoFactorService.TotpEnrolment;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A TOTP secret of 80 bits, as other products have made them: it is imported on request, works, and is replaced. */
public abstract class WeakTotpSpecification extends ServiceSpecification {

    private static final String EIGHTY_BITS = "JBSWY3DPEHPK3PXP";

    private final ImportedTotp imported =
            ImportedTotp.weakBase32(secret(EIGHTY_BITS)).orElseThrow();
    private UserId ada;

    /** For subclasses. */
    protected WeakTotpSpecification() {}

    @BeforeEach
    @AfterEach
    void removeCheckValues() {
        world.stores.masterKeys().checkValues().keySet().forEach(world.stores.masterKeys()::remove);
    }

    @BeforeEach
    void importUser() {
        world.keepSecret(secret(EIGHTY_BITS));
        ImportedUser user = ImportedUser.of("ada")
                .password(
                        PasswordHasher.argon2id(new Argon2Parameters(16, 1, 1)).hash(secret(PASSWORD)))
                .totp(imported)
                .build();
        world.accounts.operations().importUsers(List.of(user).iterator(), (row, rejected, reason) -> {
            throw new AssertionError(reason);
        });
        ada = world.accounts.operations().find(Username.of("ada"));
    }

    @Test
    void haveEightyBitsAtLeastAndFewerThan128() {
        assertThat(ImportedTotp.weakBase32(secret("GEZDGNBVGY3TQOI")))
                .as("72 bits")
                .isEmpty();
        assertThat(ImportedTotp.weakBase32(secret("GEZDGNBVGY3TQOJQGEZDGNBVGY"))
                        .orElseThrow()
                        .secret()
                        .isWeak())
                .as("128 bits")
                .isFalse();
    }

    @Test
    void isTakenOnlyOnRequest() {
        assertThat(ImportedTotp.base32(secret(EIGHTY_BITS))).isEmpty();
        assertThat(ImportedTotp.weakBase32(secret("JBSWY3DPEHPK3PX"))).isEmpty();
        assertThat(ImportedTotp.weakBase32(secret("JBSWY3DPEHPK3")).isPresent()).isFalse();
        assertThat(world.stores.totps().find(ada).orElseThrow().credential().weak())
                .isTrue();
    }

    @Test
    void leavesWithAnExport() {
        Iterator<ImportedUser> exported =
                world.accounts.operations().exportUsers(ExportScope.profiles().withCredentials());

        ImportedTotp totp = exported.next().totp().orElseThrow();
        assertThat(totp.secret().isWeak()).isTrue();
        assertThat(totp.secret().base32().reveal()).isEqualTo(EIGHTY_BITS);
    }

    @Test
    void isStillAskedForAtSignIn() {
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SecondFactorRequired.class);
        assertThat(signedIn().caller().account().twoFactor()).isEqualTo(TwoFactorStatus.NEEDS_ENROLMENT);
    }

    @Test
    void letsItsUserDoNothingBeforeEnrollingAgain() {
        Person signedIn = signedIn();

        assertThat(signedIn.caller().pendingActions()).containsExactly(PendingAction.SET_UP_TWO_FACTOR);
        assertRefused(ACTION_PENDING, () -> world.accounts.apiKeys().generate(signedIn.caller()));
    }

    @Test
    void isReplacedByOneOfOurs() {
        Person signedIn = signedIn();

        TotpEnrolment enrolment = world.accounts.twoFactor().begin(signedIn.caller());
        world.keepSecret(enrolment.secretKey(), enrolment.otpAuthUri());
        VirtualAuthenticator next =
                VirtualAuthenticator.fromUri(enrolment.otpAuthUri().reveal());
        world.accounts
                .twoFactor()
                .validate(signedIn.caller(), secret(next.code(world.clock.instant())))
                .recoveryCodes()
                .forEach(world::keepSecret);

        assertThat(enrolment.secretKey().length()).isEqualTo(32);
        assertThat(world.stores.totps().find(ada).orElseThrow().credential().weak())
                .isFalse();
        assertThat(signedIn.isSignedIn()).isFalse();
        world.clock.advance(Duration.ofSeconds(30));
        Person again = complete(new Code(secret(next.code(world.clock.instant()))));
        assertThat(again.caller().pendingActions()).isEmpty();
        assertThat(again.caller().account().twoFactor()).isEqualTo(TwoFactorStatus.ACTIVE);
    }

    @Test
    void staysInPlaceUntilTheNewOneIsValidated() {
        Person signedIn = signedIn();
        world.accounts.twoFactor().begin(signedIn.caller());

        world.clock.advance(Duration.ofSeconds(30));

        assertThat(complete(weakCode()).isSignedIn()).isTrue();
    }

    @Test
    void keepsItsMarkWhenItIsResealed() {
        MasterKeys newer = MasterKeys.of("newer", secret("another key, of thirty-two bytes"))
                .and("specification", secret("master key of the specifications"));
        world.accounts.verify();

        var node = world.node(builder -> builder.masterKeys(newer));
        assertThat(node.operations().reseal(done -> {}).resealed()).isPositive();

        assertThat(world.stores.totps().find(ada).orElseThrow().credential().weak())
                .isTrue();
        Secret pending = ((SecondFactorRequired) world.signIn("ada", PASSWORD)).pending();
        assertThat(node.signIn().completeSignIn(pending, weakCode(), PresentedTokens.NONE, RequestOrigin.unknown()))
                .isNotNull();
    }

    private Person signedIn() {
        return complete(weakCode());
    }

    private Person complete(Code code) {
        Person person = new Person(world, ada, "ada");
        Secret pending = person.beginSignIn();
        person.moveTo(Optional.of(person.complete(pending, code).session()));
        return person;
    }

    /** The testkit's own app refuses such a secret. */
    private Code weakCode() {
        Totp totp = new Totp(imported.parameters(), Totp.DEFAULT_WINDOW);
        return new Code(totp.code(imported.secret(), totp.step(world.clock.instant())));
    }
}
