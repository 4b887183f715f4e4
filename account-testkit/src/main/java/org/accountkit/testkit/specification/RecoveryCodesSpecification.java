package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.CONFLICT;
import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.REAUTHENTICATION_REQUIRED;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.access.RefusedException;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.Race;
import org.accountkit.twofactor.RecoveryCodePolicy;
import org.accountkit.twofactor.SecondFactor.RecoveryCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recovery codes: ten codes, each of which replaces a TOTP code once. */
public abstract class RecoveryCodesSpecification extends ServiceSpecification {

    private Person ada;

    /** For subclasses. */
    protected RecoveryCodesSpecification() {}

    @BeforeEach
    void setUpPhone() {
        ada = world.person("ada").withPhone();
    }

    @Test
    void areTenOfSixGroupsOfFour() {
        assertThat(ada.recoveryCodes())
                .hasSize(10)
                .extracting(Secret::reveal)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-Z2-7]{4}(-[A-Z2-7]{4}){5}"));
    }

    static Stream<UnaryOperator<String>> spellings() {
        return Stream.of(
                code -> code,
                code -> code.toLowerCase(Locale.ROOT),
                code -> code.replace("-", ""),
                code -> code.replace("-", "").toLowerCase(Locale.ROOT),
                code -> code.charAt(0) + "-" + code.substring(1));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    @Tag("A24")
    void a24WorkOnceHoweverTheyAreTyped(UnaryOperator<String> spelling) {
        String code = ada.recoveryCodes().get(4).reveal();

        assertThat(signsIn(spelling.apply(code))).isTrue();

        assertThat(spellings())
                .allSatisfy(other -> assertThat(signsIn(other.apply(code))).isFalse());
    }

    @Test
    @Tag("A24")
    void a24WorkInAnyOrder() {
        assertThat(List.of(9, 0, 5)).allMatch(index -> signsIn(code(index)));
    }

    @Test
    @Tag("A24")
    void a24WorkForOneOfSeveralConcurrentUses() {
        String code = code(0);

        List<Boolean> signedIn = Race.successes(4, () -> signsIn(code));

        assertThat(signedIn).containsOnlyOnce(true);
    }

    @Test
    void areCountedDownAndReported() {
        signsIn(code(0));
        signsIn(code(1));

        assertThat(world.accounts.twoFactor().state(ada.caller()).recoveryCodesLeft())
                .isEqualTo(8);
        assertThat(world.noticesFor(ada)).contains(NoticeType.RECOVERY_CODE_USED);
        assertThat(world.events(AuditEventType.RECOVERY_CODE_USE))
                .hasSize(2)
                .first()
                .satisfies(event -> assertThat(event.details()).containsEntry("left", "8"));
    }

    @Test
    void areAsManyAsTheHostWants() {
        AccountServices six = world.node(builder -> builder.recoveryCodes(new RecoveryCodePolicy(6, 5)));

        List<Secret> codes = six.twoFactor().replaceRecoveryCodes(ada.caller());

        assertThat(codes).hasSize(6);
        assertThat(six.twoFactor().state(ada.caller()).recoveryCodesLeft()).isEqualTo(6);
    }

    @Test
    void warnWhenThreeOrFewerRemain() {
        for (int i = 0; i < 8; i++) {
            signsIn(code(i));
        }

        assertThat(world.events(AuditEventType.RECOVERY_CODE_USE))
                .extracting(event ->
                        event.details().get("left") + ' ' + event.details().getOrDefault("warning", "-"))
                .startsWith("2 few-left", "3 few-left", "4 -");
    }

    @Test
    void alsoProve() {
        ada.unproven();

        ada.moveTo(world.accounts.signIn().prove(ada.caller(), secret(PASSWORD), Optional.of(ada.recoveryCode(0))));

        assertThat(ada.isProven()).isTrue();
        assertThat(signsIn(code(0))).isFalse();
    }

    @Test
    @Tag("A25")
    void a25WorkForTheirUserOnly() {
        Person bob = world.person("bob").withPhone();

        assertThat(signsIn(bob.recoveryCodes().get(0).reveal())).isFalse();

        assertThat(bob.complete(bob.beginSignIn(), bob.recoveryCode(0))).isNotNull();
    }

    @Test
    @Tag("A26")
    void a26StopWorkingOnceReplaced() {
        List<Secret> next = world.accounts.twoFactor().replaceRecoveryCodes(ada.caller());

        assertThat(next).hasSize(10).extracting(Secret::reveal).doesNotContain(code(0));
        assertThat(ada.recoveryCodes()).noneMatch(old -> signsIn(old.reveal()));
        assertThat(signsIn(next.get(0).reveal())).isTrue();
        assertThat(world.events(AuditEventType.RECOVERY_CODES_REPLACEMENT)).hasSize(1);
    }

    @Test
    @Tag("A26")
    void a26AreReplacedAsASetByOneOfSeveralConcurrentRequests() {
        var caller = ada.caller();

        List<List<Secret>> all =
                Race.successes(4, () -> world.accounts.twoFactor().replaceRecoveryCodes(caller));

        assertThat(world.stores.recoveryCodes().count(ada.id())).isEqualTo(10);
        assertThat(all)
                .filteredOn(codes -> signsIn(codes.get(0).reveal()))
                .singleElement()
                .satisfies(codes -> assertThat(codes.subList(1, 10)).allMatch(code -> signsIn(code.reveal())));
    }

    @Test
    void needAFreshProofAndActiveTwoFactorAuthenticationToBeReplaced() {
        Person bob = world.person("bob");
        ada.unproven();

        assertRefused(
                REAUTHENTICATION_REQUIRED, () -> world.accounts.twoFactor().replaceRecoveryCodes(ada.caller()));
        assertRefused(
                CONFLICT,
                () -> world.accounts
                        .twoFactor()
                        .replaceRecoveryCodes(bob.signIn().caller()));
    }

    @Test
    @Tag("A27")
    void a27EndWithTwoFactorAuthentication() {
        ada.moveTo(world.accounts.twoFactor().deactivate(ada.caller()).token());

        assertThat(world.stores.recoveryCodes().count(ada.id())).isZero();
    }

    private String code(int index) {
        return ada.recoveryCodes().get(index).reveal();
    }

    private boolean signsIn(String code) {
        try {
            ada.complete(ada.beginSignIn(), new RecoveryCode(secret(code)));
            return true;
        } catch (RefusedException e) {
            assertThat(e.code()).isEqualTo(INVALID_CREDENTIALS);
            return false;
        }
    }
}
