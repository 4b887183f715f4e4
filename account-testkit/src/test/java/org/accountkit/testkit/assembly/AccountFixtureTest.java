package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.AccountFixture;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.TestUser;
import org.accountkit.user.Right;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The example in docs/testing.md, and what a host's tests rely on. */
class AccountFixtureTest {

    private final AccountFixture fixture = AccountFixture.open(builder -> builder.rights("reports.read"));

    @AfterEach
    void close() {
        fixture.close();
    }

    /** As docs/testing.md shows it. */
    @Test
    void anAuditorReadsReports() {
        fixture.role("auditor", new Right("reports.read"));
        Caller ada = fixture.user("ada", "auditor").caller();

        assertThat(ada.has(new Right("reports.read"))).isTrue();
    }

    @Test
    void aUserWithoutTheRoleHasNoRightAndNothingPending() {
        Caller bob = fixture.user("bob").caller();

        assertThat(bob.has(new Right("reports.read"))).isFalse();
        assertThat(bob.pendingActions()).isEmpty();
    }

    @Test
    void aPhoneShowsCodesThatEachWorkOnce() {
        TestUser ada = fixture.user("ada").withPhone();

        assertThat(ada.signIn().caller().account().twoFactorActive()).isTrue();
        assertThat(ada.code().reveal()).isNotEqualTo(ada.code().reveal());
        assertThat(fixture.notices().typesFor(ada.id())).contains(NoticeType.TWO_FACTOR_ENABLED);
        assertThat(fixture.notices().all()).isNotEmpty();
    }

    @Test
    void theAdministratorHasAFreshProofWheneverAsked() {
        Caller before = fixture.administrator().caller();
        fixture.clock().advance(Duration.ofDays(365));

        Caller after = fixture.administrator().caller();

        assertThat(before.isProven(fixture.clock().instant())).isFalse();
        assertThat(after.isProven(fixture.clock().instant())).isTrue();
        assertThat(after.has(Right.USERS_MANAGE)).isTrue();
        assertThat(fixture.stores().users().find(fixture.administrator().id())).isPresent();
        assertThat(fixture.accounts().realm()).isNotNull();
    }

    @Test
    void twoNodesOnGivenStoresShareUsersAndSecretsAreFoundInALog() {
        InMemoryStores stores = new InMemoryStores();
        try (AccountFixture other = AccountFixture.on(stores, builder -> builder)) {
            TestUser ada = other.user("ada").withPhone().changePassword(Secret.ofText("another long password"));
            ada.prove();

            assertThat(other.stores()).isSameAs(stores);
            assertThat(other.node(builder -> builder).sessions().peek(ada.session(), RequestOrigin.unknown()))
                    .isPresent();
            assertThat(ada.atAnotherBrowser().isProven()).isTrue();
            assertThat(other.secrets().findIn("token=" + ada.session().reveal()))
                    .isNotEmpty();
            assertThat(other.secrets().findIn("code " + ada.code().reveal())).isNotEmpty();
            assertThat(other.secrets().findIn(ada.recoveryCodes().get(9).reveal()))
                    .isNotEmpty();
            assertThat(other.secrets().findIn(ada.name())).isEmpty();
        }
    }

    @Test
    void aNewcomerMustChangeTheFirstPassword() {
        TestUser eve = fixture.newcomer("eve");

        assertThat(eve.caller().pendingActions()).containsExactly(PendingAction.CHANGE_PASSWORD);
        assertThat(eve.changePassword(TestUser.PASSWORD).caller().pendingActions())
                .isEmpty();
    }
}
