package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.access.RefusalCode.PASSWORD_REJECTED;
import static org.accountkit.access.RefusalCode.USERNAME_TAKEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.operations.AccountOperations;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator does at the first start or from a console. */
public abstract class OperationsSpecification extends ServiceSpecification {

    private AccountOperations operations;

    /** For subclasses. */
    protected OperationsSpecification() {}

    @BeforeEach
    void openOperations() {
        operations = world.accounts.operations();
    }

    @Test
    void reportNoUsersAtFirst() {
        assertThat(operations.isEmpty()).isTrue();
        world.root();
        assertThat(operations.isEmpty()).isFalse();
        assertThat(world.accounts
                        .inRealm(new Realm(world.realm.name() + "-2"))
                        .operations()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void createAnAdministratorWhoMayDoEverything() {
        UserId id = operations.createAdministrator(Username.of("root"), secret(PASSWORD), false);

        Person root = new Person(world, id, "root").signIn();

        assertThat(root.caller().rights())
                .contains(Right.USERS_MANAGE, Right.ROLES_MANAGE, Right.AUDIT_READ, World.WRITE, World.REPORTS);
        assertThat(root.caller().pendingActions()).isEmpty();
        assertThat(byConsole(AuditEventType.USER_CREATION).subject()).contains(id.value());
    }

    @Test
    void createAnAdministratorWhoMustChangeThePassword() {
        UserId id = operations.createAdministrator(Username.of("root"), secret(PASSWORD), true);

        assertThat(new Person(world, id, "root").signIn().caller().pendingActions())
                .containsExactly(PendingAction.CHANGE_PASSWORD);
    }

    @Test
    void refuseToCreateAnAdministratorTwiceOrWithAWeakPassword() {
        world.root();

        assertRefused(
                USERNAME_TAKEN, () -> operations.createAdministrator(Username.of("ROOT"), secret(PASSWORD), false));
        assertRefused(
                PASSWORD_REJECTED, () -> operations.createAdministrator(Username.of("two"), secret("short"), false));
    }

    @Test
    void ensureThatARoleExists() {
        assertThat(operations.ensureRole("operator", Set.of(World.WRITE), Set.of()))
                .isTrue();
        assertThat(world.events(AuditEventType.ROLE_CREATION)).hasSize(1);
        assertThat(operations.ensureRole("operator", Set.of(), Set.of(World.WRITE)))
                .isFalse();

        assertThat(world.stores
                        .roles()
                        .find(world.realm, "operator")
                        .orElseThrow()
                        .grants())
                .containsExactly(World.WRITE);
        assertThat(byConsole(AuditEventType.ROLE_CREATION).details()).containsEntry("role", "operator");
        assertThat(world.events(AuditEventType.ROLE_CREATION)).hasSize(1);
    }

    @Test
    void resetAPassword() {
        Person ada = world.person("ada");
        var key = ada.newApiKey();

        operations.resetPassword(ada.id(), secret("set by the operator"));

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.byKey(key)).isEmpty();
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));
        ada.withPassword("set by the operator").signIn();
        assertThat(ada.caller().pendingActions()).containsExactly(PendingAction.CHANGE_PASSWORD);
        assertThat(world.noticesFor(ada)).contains(NoticeType.PASSWORD_RESET);
        assertThat(byConsole(AuditEventType.PASSWORD_RESET).subject())
                .contains(ada.id().value());
    }

    @Test
    void acceptAShorterPasswordWhereASecondFactorIsRequired() {
        Person ada = world.person("ada");
        assertRefused(PASSWORD_REJECTED, () -> operations.resetPassword(ada.id(), secret("eight 88")));
        world.edit(ada, edit -> edit.twoFactorRequired(true));

        operations.resetPassword(ada.id(), secret("eight 88"));

        assertThat(ada.withPassword("eight 88").signIn().isSignedIn()).isTrue();
    }

    @Test
    void resetTwoFactorAuthentication() {
        Person ada = world.person("ada").withPhone();

        operations.resetTwoFactor(ada.id());
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(world.events(AuditEventType.TWO_FACTOR_RESET)).hasSize(1);
        operations.resetTwoFactor(ada.id());

        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(world.noticesFor(ada)).containsOnlyOnce(NoticeType.TWO_FACTOR_RESET);
        assertThat(world.events(AuditEventType.TWO_FACTOR_RESET)).hasSize(1);
    }

    @Test
    void issueAKeyThatExpires() {
        Person robot = world.person("robot");
        Instant end = world.clock.instant().plus(Duration.ofDays(1));

        NewApiKey made = operations.issueApiKey(robot.id(), "ci", Optional.of(end));

        assertThat(robot.byKey(made.text())).isPresent();
        assertThat(world.noticesFor(robot)).contains(NoticeType.API_KEY_GENERATED);
        assertThat(byConsole(AuditEventType.API_KEY_GENERATION).subject())
                .contains(robot.id().value());
        world.clock.advance(Duration.ofDays(1));
        assertThat(robot.byKey(made.text())).isEmpty();
    }

    @Test
    void replaceTheKeyOfTheSameName() {
        Person robot = world.person("robot");
        Secret settings = robot.newApiKey();
        Secret first =
                operations.issueApiKey(robot.id(), "ci", Optional.empty()).text();

        Secret second =
                operations.issueApiKey(robot.id(), "ci", Optional.empty()).text();

        assertThat(robot.byKey(first)).isEmpty();
        assertThat(robot.byKey(second)).isPresent();
        assertThat(robot.byKey(settings)).isPresent();
    }

    @Test
    void refuseToIssueAKeyWithoutANameOrAnOwner() {
        UserId robot = world.person("robot").id();

        for (String name : List.of("", "x".repeat(101))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> operations.issueApiKey(robot, name, Optional.empty()));
        }
        assertRefused(NOT_FOUND, () -> operations.issueApiKey(UserId.random(), "ci", Optional.empty()));
        assertThat(operations
                        .issueApiKey(robot, "x".repeat(100), Optional.empty())
                        .key()
                        .owner())
                .isEqualTo(robot);
    }

    @Test
    void identifyAndRevokeALeakedKey() {
        Person ada = world.person("ada");
        Secret leaked = ada.newApiKey();

        ApiKey found = operations.identifyApiKey(leaked).orElseThrow();

        assertThat(found.owner()).isEqualTo(ada.id());
        assertThat(operations.nameOf(found.owner())).contains(Username.of("ada"));
        assertThat(operations.nameOf(UserId.random())).isEmpty();
        assertThat(ada.byKey(leaked)).isPresent();
        assertThat(byConsole(AuditEventType.API_KEY_IDENTIFICATION).details()).containsEntry("key", found.id());
        assertThat(operations.removeApiKey(found)).isTrue();
        assertThat(world.events(AuditEventType.API_KEY_REMOVAL)).hasSize(1);
        assertThat(ada.byKey(leaked)).isEmpty();
        assertThat(operations.removeApiKey(found)).isFalse();
        assertThat(operations.identifyApiKey(leaked)).isEmpty();
        assertThat(operations.identifyApiKey(secret("no key at all"))).isEmpty();
        assertThat(world.events(AuditEventType.API_KEY_REMOVAL)).hasSize(1);
    }

    @Test
    void unlock() {
        Person ada = world.person("ada");
        for (int i = 0; i < 5; i++) {
            assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "wrong"));
        }

        operations.unlock(ada.id());

        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(byConsole(AuditEventType.USER_UNLOCK).subject())
                .contains(ada.id().value());
    }

    @Test
    void findAUserByName() {
        Person ada = world.person("Ada");

        assertThat(operations.find(Username.of("ADA"))).isEqualTo(ada.id());
        assertRefused(NOT_FOUND, () -> operations.find(Username.of("nobody")));
    }

    @Test
    void seeTheUsersOfTheirRealmOnly() {
        Person ada = world.person("ada");
        AccountOperations elsewhere =
                world.accounts.inRealm(new Realm(world.realm.name() + "-2")).operations();

        assertRefused(NOT_FOUND, () -> elsewhere.resetPassword(ada.id(), secret("set by the operator")));
        assertRefused(NOT_FOUND, () -> elsewhere.resetTwoFactor(ada.id()));
        assertRefused(NOT_FOUND, () -> elsewhere.unlock(ada.id()));
        assertRefused(NOT_FOUND, () -> operations.unlock(UserId.random()));
    }

    @Test
    void sweepExpiredRowsAndNothingElse() {
        Person ada = world.person("ada").withPhone();
        Secret pending = ada.beginSignIn();
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("nobody", "wrong"));
        operations.sweep();
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(world.accounts.signIn().isPending(pending)).isTrue();

        world.clock.advance(Duration.ofDays(31));
        int swept = operations.sweep();

        assertThat(swept).isGreaterThanOrEqualTo(4);
        assertThat(world.stores.sessions().list(ada.id())).isEmpty();
        assertThat(world.stores.pendingSignIns().find(Tokens.digest(pending))).isEmpty();
    }

    private AuditEvent byConsole(AuditEventType type) {
        AuditEvent event = world.events(type).get(0);
        assertThat(event.actor()).contains("console");
        return event;
    }
}
