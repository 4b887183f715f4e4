package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.PASSWORD_REJECTED;
import static org.accountkit.access.RefusalCode.WRONG_PASSWORD;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.function.Supplier;
import org.accountkit.AccountServices;
import org.accountkit.access.Account;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.UserEdit;
import org.accountkit.audit.AuditEventType;
import org.accountkit.operations.AccountOperations;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.password.PasswordService.PreparedPassword;
import org.accountkit.password.Peppers;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Passwords that are judged and hashed before a host's transaction, and set within it. */
public abstract class PreparedPasswordSpecification extends ServiceSpecification {

    private static final String NEXT = "an altogether different one";
    private static final Username BOB = Username.of("bob");

    private Person ada;
    private Person root;

    /** For subclasses. */
    protected PreparedPasswordSpecification() {}

    @BeforeEach
    void signIn() {
        ada = world.person("ada");
        root = world.root();
    }

    @Test
    @Tag("A82")
    void a82CreatesAUserWithinTheHostsTransaction() {
        NewUser bob = NewUser.of(prepared(BOB, PASSWORD));

        Account created = inTransaction(() -> world.accounts.users().create(root.caller(), bob));

        assertThat(created.state().passwordChangeRequired()).isTrue();
        assertThat(world.signIn("bob", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("A82")
    void a82LeavesNothingAfterARollbackAndCanBeUsedAgain() {
        NewUser bob = NewUser.of(prepared(BOB, PASSWORD));

        assertThatThrownBy(() -> inTransaction(() -> {
                    world.accounts.users().create(root.caller(), bob);
                    throw new IllegalStateException("The host's part fails.");
                }))
                .hasMessage("The host's part fails.");
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("bob", PASSWORD));

        inTransaction(() -> world.accounts.users().create(root.caller(), bob));
        assertThat(world.signIn("bob", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("A82")
    void a82IsDestroyedOnceUsedOrClosed() {
        PreparedPassword used = prepared(Username.of("ada"), NEXT);
        inTransaction(() -> edit(used));
        assertThatIllegalStateException().isThrownBy(() -> edit(used)).withMessageContaining("already used");

        PreparedPassword closed = prepared(Username.of("ada"), PASSWORD);
        closed.close();
        assertThatIllegalStateException().isThrownBy(() -> edit(closed)).withMessageContaining("closed");
    }

    @Test
    @Tag("A82")
    void a82IsDestroyedByAnOperationToo() {
        AccountOperations operations = world.accounts.operations();
        PreparedPassword adas = prepared(Username.of("ada"), NEXT);
        PreparedPassword bobs = prepared(BOB, NEXT);

        operations.resetPassword(ada.id(), adas);
        operations.createAdministrator(bobs, false);

        assertThatIllegalStateException()
                .isThrownBy(() -> operations.resetPassword(ada.id(), adas))
                .withMessageContaining("already used");
        assertThatIllegalStateException()
                .isThrownBy(() -> operations.createAdministrator(bobs, false))
                .withMessageContaining("already used");
    }

    @Test
    @Tag("A82")
    void a82ChecksThePrivilegeAsEver() {
        NewUser bob = NewUser.of(prepared(BOB, PASSWORD));

        assertRefused(
                FORBIDDEN, () -> inTransaction(() -> world.accounts.users().create(ada.caller(), bob)));

        assertThat(world.timesRefused(AuditEventType.ACCESS_REFUSAL)).isEqualTo(1);
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("bob", PASSWORD));
    }

    @Test
    @Tag("A82")
    void a82JudgesByThePolicyAsEver() {
        assertRefused(PASSWORD_REJECTED, () -> prepared(BOB, "short"));
        assertRefused(PASSWORD_REJECTED, () -> prepared(Username.of("adaadaadaadaadaada"), "Adaadaadaadaadaada1"));
    }

    @Test
    @Tag("A82")
    void a82RefusesAPasswordThatWasJudgedForAnotherUser() {
        PreparedPassword bobs = prepared(BOB, NEXT);

        assertThatIllegalArgumentException().isThrownBy(() -> edit(bobs)).withMessageContaining("another user");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.accounts.operations().resetPassword(ada.id(), bobs))
                .withMessageContaining("another user");

        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("A82")
    void a82RefusesAPasswordThatWasJudgedByAnotherPolicyOrWithAnotherPepper() {
        AccountServices lax = world.node(builder -> builder.passwordPolicy(new PasswordPolicy(14, 8, 256)));
        AccountServices peppered =
                world.node(builder -> builder.peppers(Peppers.of("one", secret("0123456789abcdef0123456789abcdef"))));

        for (AccountServices other : new AccountServices[] {lax, peppered}) {
            PreparedPassword elsewhere = other.passwords().prepare(Username.of("ada"), secret(NEXT));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> edit(elsewhere))
                    .withMessageContaining("policy or pepper");
        }
    }

    @Test
    @Tag("A82")
    void a82HashesWithThePepper() {
        AccountServices peppered =
                world.node(builder -> builder.peppers(Peppers.of("one", secret("0123456789abcdef0123456789abcdef"))));
        PreparedPassword prepared = peppered.passwords().prepare(Username.of("ada"), secret(NEXT));

        inTransaction(() -> {
            peppered.operations().resetPassword(ada.id(), prepared);
            return true;
        });

        assertThat(world.stores.passwords().find(ada.id()).orElseThrow().hash().encoded())
                .contains("one");
    }

    /** The policy demands less of a password that is not the only factor. */
    @Test
    @Tag("A82")
    void a82RefusesAShortPasswordOfAUserWithoutTwoFactorAuthentication() {
        PreparedPassword brief = world.accounts.passwords().prepare(Username.of("ada"), secret("9 letters"), true);

        assertRefused(PASSWORD_REJECTED, () -> edit(brief));
        assertRefused(PASSWORD_REJECTED, () -> world.accounts.operations().resetPassword(ada.id(), brief));

        world.edit(ada, edit -> edit.twoFactorRequired(true).password(brief));
        assertThat(world.signIn("ada", "9 letters")).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("A82")
    void a82SetsThePasswordsOfAnOperatorWithinTheHostsTransaction() {
        PreparedPassword first = prepared(BOB, PASSWORD);
        UserId bob = inTransaction(() -> world.accounts.operations().createAdministrator(first, false));
        assertThat(world.signIn("bob", PASSWORD)).isInstanceOf(SignedIn.class);

        PreparedPassword second = prepared(BOB, NEXT);
        inTransaction(() -> {
            world.accounts.operations().resetPassword(bob, second);
            return true;
        });
        assertThat(world.signIn("bob", NEXT)).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("A82")
    void a82ChangesTheUsersOwnPasswordWithinTheHostsTransaction() {
        PreparedPassword next = world.accounts.passwords().prepareChange(ada.caller(), secret(PASSWORD), secret(NEXT));

        ada.moveTo(inTransaction(() -> world.accounts.passwords().change(ada.caller(), next, Optional.empty()))
                .token());

        assertThat(ada.isSignedIn()).isTrue();
        assertThat(world.signIn("ada", NEXT)).isInstanceOf(SignedIn.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> world.accounts.passwords().change(ada.caller(), next, Optional.empty()))
                .withMessageContaining("already used");
    }

    @Test
    @Tag("A82")
    void a82ChangesAPasswordOnlyIfTheCurrentOneWasVerified() {
        PreparedPassword unverified = prepared(Username.of("ada"), NEXT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.accounts.passwords().change(ada.caller(), unverified, Optional.empty()))
                .withMessageContaining("prepareChange");

        assertRefused(
                WRONG_PASSWORD,
                () -> world.accounts.passwords().prepareChange(ada.caller(), secret("wrong"), secret(NEXT)));

        PreparedPassword stale = world.accounts.passwords().prepareChange(ada.caller(), secret(PASSWORD), secret(NEXT));
        world.stores
                .passwords()
                .set(
                        ada.id(),
                        world.stores.passwords().find(ada.id()).orElseThrow().hash(),
                        world.clock.instant());
        assertRefused(WRONG_PASSWORD, () -> world.accounts.passwords().change(ada.caller(), stale, Optional.empty()));
    }

    @Test
    @Tag("A82")
    void a82KeepsAUsersOwnChangeFromSettingAnything() {
        PreparedPassword change =
                world.accounts.passwords().prepareChange(ada.caller(), secret(PASSWORD), secret(NEXT));

        assertThatIllegalArgumentException().isThrownBy(() -> edit(change)).withMessageContaining("change");
    }

    @Test
    void namesTheWayInsideATransaction() {
        assertNamed("prepare", () -> world.accounts.users().create(root.caller(), NewUser.of(BOB, secret(PASSWORD))));
        assertNamed("prepare", () -> world.edit(ada, edit -> edit.password(secret(NEXT))));
        assertNamed("prepare", () -> world.accounts.operations().createAdministrator(BOB, secret(PASSWORD), false));
        assertNamed("prepare", () -> world.accounts.operations().resetPassword(ada.id(), secret(NEXT)));
        assertNamed("prepare", () -> prepared(BOB, PASSWORD));
        assertNamed(
                "prepareChange", () -> world.accounts.passwords().change(ada.caller(), secret(PASSWORD), secret(NEXT)));
        assertNamed("NOT_SUPPORTED", () -> world.signIn("ada", PASSWORD));
        assertNamed(
                "before the transaction",
                () -> world.accounts
                        .operations()
                        .strengthen(world.stores
                                .passwords()
                                .find(ada.id())
                                .orElseThrow()
                                .hash()));
    }

    private void assertNamed(String way, Runnable call) {
        assertThatIllegalStateException()
                .isThrownBy(() -> world.stores.unitOfWork().execute(call))
                .withMessageContaining(way);
    }

    private PreparedPassword prepared(Username name, String password) {
        return world.accounts.passwords().prepare(name, secret(password));
    }

    private Account edit(PreparedPassword password) {
        UserEdit edit = UserEdit.basedOn(world.version(ada)).password(password).build();
        return world.accounts.users().edit(root.caller(), ada.id(), edit);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return world.stores.unitOfWork().run(work);
    }
}
