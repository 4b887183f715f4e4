package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.testkit.specification.PasswordResetSpecification.NEXT;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventType;
import org.accountkit.reset.PasswordResetService.IssuedReset;
import org.accountkit.reset.PasswordResetService.ResetPolicy;
import org.accountkit.secret.Secret;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Password reset tokens that administrators and operators issue. */
public abstract class PasswordResetIssueSpecification extends ServiceSpecification {

    private Person ada;

    /** For specifications. */
    protected PasswordResetIssueSpecification() {}

    @BeforeEach
    void createUser() {
        ada = world.person("ada");
        world.keepSecret(secret(NEXT));
    }

    @Test
    void lastsAsLongAsTheHostSays() {
        ResetPolicy day = new ResetPolicy(Duration.ofDays(1), 5, 3, 30);
        AccountServices node = world.node(builder -> builder.passwordResets(day));
        assertThat(node.passwordResets().policy()).isEqualTo(day);

        IssuedReset issued = node.passwordResets().issue(world.root().caller(), ada.id(), Optional.empty());
        world.keepSecret(issued.token());

        assertThat(issued.expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofDays(1)));
        world.clock.advance(Duration.ofHours(23));
        node.passwordResets().complete(issued.token(), secret(NEXT), Optional.empty(), RequestOrigin.unknown());
    }

    @Test
    void isIssuedByAdministratorsWithAReason() {
        Secret session = ada.session();
        Caller root = world.root().caller();

        IssuedReset issued = world.accounts.passwordResets().issue(root, ada.id(), Optional.of("locked out"));
        world.keepSecret(issued.token());

        AuditEvent event = world.events(AuditEventType.PASSWORD_RESET_ISSUE).get(0);
        assertThat(event.actor()).contains(root.userId().value());
        assertThat(event.subject()).contains(ada.id().value());
        assertThat(event.details()).containsEntry("reason", "locked out");
        assertThat(Person.isValid(world.accounts, session)).isTrue();
        assertThat(world.fixture.notices().passwordResets()).isEmpty();
        world.completeReset(issued.token(), NEXT);
    }

    @Test
    @Tag("A45")
    void a45IsNotIssuedForAStrongerUser() {
        Caller mia = world.manager("mia").caller();
        UserId root = world.root().id();

        assertRefused(FORBIDDEN, () -> world.accounts.passwordResets().issue(mia, root, Optional.empty()));

        assertThat(world.timesRefused(AuditEventType.PASSWORD_RESET_ISSUE)).isEqualTo(1);
    }

    @Test
    void isNotIssuedWithoutTheRightOrTheUser() {
        assertRefused(FORBIDDEN, () -> world.accounts.passwordResets().issue(ada.caller(), ada.id(), Optional.empty()));
        assertRefused(NOT_FOUND, () -> world.issueReset(UserId.random()));
        assertRefused(NOT_FOUND, () -> world.accounts.operations().issuePasswordReset(UserId.random()));
    }

    @Test
    void isIssuedByTheOperator() {
        Secret token = world.accounts.operations().issuePasswordReset(ada.id()).token();
        world.keepSecret(token);

        assertThat(world.events(AuditEventType.PASSWORD_RESET_ISSUE).get(0).actor())
                .contains("console");
        world.completeReset(token, NEXT);
    }
}
