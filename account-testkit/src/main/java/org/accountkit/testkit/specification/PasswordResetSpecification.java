package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.PASSWORD_REJECTED;
import static org.accountkit.access.RefusalCode.UNAVAILABLE;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Password reset tokens: what using one does, how long one is valid and what ends it. */
public abstract class PasswordResetSpecification extends DirectoryStage {

    static final String NEXT = "an altogether different one";

    private Person ada;

    /** For specifications. */
    protected PasswordResetSpecification() {}

    @BeforeEach
    void createUser() {
        ada = world.person("ada");
        world.keepSecret(secret(NEXT));
    }

    private void assertOver(Secret token) {
        assertRefused(INVALID_CREDENTIALS, () -> world.completeReset(token, NEXT));
    }

    @Test
    void setsThePasswordAndSignsNobodyIn() {
        Secret token = world.requestReset(ada);

        world.completeReset(token, NEXT);

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", World.PASSWORD));
        assertThat(world.stores.sessions().list(ada.id())).isEmpty();
        assertThat(ada.withPassword(NEXT).signIn().caller().pendingActions()).isEmpty();
    }

    @Test
    void endsSessionsKeysAndKnownDevices() {
        Secret key = ada.newApiKey();
        Secret token = world.requestReset(ada);

        world.completeReset(token, NEXT);

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(ada.byKey(key)).isEmpty();
        assertThat(world.stores.apiKeys().list(ada.id())).isEmpty();
        assertThat(world.stores.knownDevices().list(ada.id())).isEmpty();
    }

    @Test
    void notifiesTheUserAndIsRecorded() {
        Secret token = world.requestReset(ada);

        world.completeReset(token, NEXT);

        assertThat(world.noticesFor(ada)).contains(NoticeType.PASSWORD_RESET_COMPLETED);
        AuditEvent event =
                world.events(AuditEventType.PASSWORD_RESET_COMPLETION).get(0);
        assertThat(event.outcome()).isEqualTo(AuditOutcome.SUCCESS);
        assertThat(event.actor()).contains(ada.id().value());
        assertThat(event.subject()).contains(ada.id().value());
        assertThat(event.details()).containsEntry("endedSessions", "1");
    }

    @Test
    void fulfilsARequiredChange() {
        Person bob = world.newcomer("bob");

        world.completeReset(world.issueReset(bob.id()), NEXT);

        assertThat(bob.withPassword(NEXT).signIn().caller().pendingActions()).isEmpty();
    }

    @Test
    void judgesTheNewPasswordAndLeavesTheTokenGood() {
        Secret token = world.requestReset(ada);

        assertThat(assertRefused(PASSWORD_REJECTED, () -> world.completeReset(token, "short"))
                        .violations())
                .extracting(violation -> violation.code())
                .containsExactly("too-short");
        assertThat(world.events(AuditEventType.PASSWORD_RESET_COMPLETION))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.subject()).contains(ada.id().value()));

        world.completeReset(token, NEXT);
        assertThat(ada.withPassword(NEXT).signIn().isSignedIn()).isTrue();
    }

    @Test
    void leavesTheTokenGoodWhileHashingIsAtCapacity() {
        Secret token = world.requestReset(ada);
        world.hasher.whileHashing(() -> {
            throw UNAVAILABLE.refused();
        });

        assertRefused(UNAVAILABLE, () -> world.completeReset(token, NEXT));

        world.completeReset(token, NEXT);
    }

    @Test
    @Tag("A78")
    void a78IsGoodOnce() {
        Secret token = world.requestReset(ada);
        world.completeReset(token, NEXT);

        assertOver(token);
    }

    @Test
    @Tag("A78")
    void a78EndsWithANewerOne() {
        Secret first = world.requestReset(ada);
        Secret second = world.requestReset(ada);
        Secret third = world.issueReset(ada.id());

        assertOver(first);
        assertOver(second);
        world.completeReset(third, NEXT);
    }

    @Test
    @Tag("A78")
    void a78EndsAfterThirtyMinutes() {
        Secret token = world.requestReset(ada);
        world.clock.advance(Duration.ofMinutes(30).minusMillis(1));
        assertRefused(PASSWORD_REJECTED, () -> world.completeReset(token, "short"));

        world.clock.advance(Duration.ofMillis(1));

        assertRefused(INVALID_CREDENTIALS, () -> world.completeReset(token, "short"));
        assertOver(token);
        world.clock.advance(Duration.ofMinutes(-10));
        assertOver(token);
    }

    @Test
    @Tag("A78")
    void a78EndsWithEveryChangeOfThePassword() {
        Secret beforeChange = world.requestReset(ada);
        ada.moveTo(world.accounts
                .passwords()
                .change(ada.caller(), secret(World.PASSWORD), secret(NEXT))
                .token());
        assertOver(beforeChange);

        Secret beforeReset = world.requestReset(ada);
        world.edit(ada, edit -> edit.password(secret("set by an administrator")));
        assertOver(beforeReset);

        Secret beforeOperation = world.requestReset(ada);
        world.accounts.operations().resetPassword(ada.id(), secret("set by the operator"));
        assertOver(beforeOperation);
    }

    @Test
    @Tag("A78")
    void a78EndsWhenTheUserIsSignedOutDisabledOrDeleted() {
        Secret beforeSignOut = world.requestReset(ada);
        world.accounts.users().signOut(world.root().caller(), ada.id());
        assertOver(beforeSignOut);

        Secret beforeDisabling = world.requestReset(ada);
        world.edit(ada, edit -> edit.enabled(false));
        assertOver(beforeDisabling);
        world.edit(ada, edit -> edit.enabled(true));
        assertOver(beforeDisabling);

        Secret beforeDeletion = world.requestReset(ada);
        world.accounts.users().delete(world.root().caller(), ada.id());
        assertOver(beforeDeletion);
    }

    @Test
    @Tag("A78")
    void a78EndsWithARestoredBackup() {
        Secret token = world.requestReset(ada);

        world.accounts.operations().afterRestore(world.clock.instant(), done -> {});

        assertOver(token);
    }

    @Test
    @Tag("A78")
    void a78RefusesEveryOtherTokenAndRealm() {
        Secret token = world.requestReset(ada);
        Secret key = ada.newApiKey();
        AccountServices elsewhere = world.accounts.inRealm(new Realm(world.realm.name() + "-2"));

        assertOver(secret(""));
        assertOver(key);
        assertOver(ada.session());
        assertOver(secret(token.reveal() + "x"));
        assertRefused(
                INVALID_CREDENTIALS,
                () -> elsewhere
                        .passwordResets()
                        .complete(token, secret(NEXT), Optional.empty(), RequestOrigin.unknown()));
        assertThat(Person.isValid(world.accounts, token)).isFalse();
        assertThat(ada.byKey(token)).isEmpty();
        world.completeReset(token, NEXT);
    }

    @Test
    void worksForAUserOfAReadOnlyDirectory() {
        User user = planted(UserId.random(), "dora");
        Person dora = new Person(world, user.id(), "dora");
        Interception readOnly = (method, call) -> method.getName().equals("writable") ? false : call.proceed();
        AccountServices node = world.node(builder -> builder.stores(readOnly.of(world.stores)));

        node.passwordResets().request("dora", RequestOrigin.unknown());
        world.settle();
        Secret token = world.resetsOf(dora).get(0).token();
        node.passwordResets().complete(token, secret(NEXT), Optional.empty(), RequestOrigin.unknown());

        assertThat(dora.withPassword(NEXT).signIn().isSignedIn()).isTrue();
    }
}
