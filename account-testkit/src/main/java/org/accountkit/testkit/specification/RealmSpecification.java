package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.LAST_ADMINISTRATOR;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.Refusals.refusal;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two realms on one database: neither sees the other. */
public abstract class RealmSpecification extends ServiceSpecification {

    private static final String OTHER_PASSWORD = "the other realm's own password";

    private AccountServices other;
    private UserId otherRoot;

    /** For subclasses. */
    protected RealmSpecification() {}

    @BeforeEach
    void openOtherRealm() {
        world.root();
        other = world.accounts.inRealm(new Realm(world.realm.name() + "-2"));
        otherRoot = other.operations().createAdministrator(Username.of("root"), secret(OTHER_PASSWORD), false);
    }

    @Test
    void mayHaveUsersOfTheSameName() {
        assertThat(signInToOtherRealm(OTHER_PASSWORD).account().id()).isEqualTo(otherRoot);
        assertRefused(INVALID_CREDENTIALS, () -> signInToOtherRealm(PASSWORD));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("root", OTHER_PASSWORD));
    }

    @Test
    void mayHaveRolesOfTheSameName() {
        other.operations().ensureRole("operator", Set.of(World.WRITE), Set.of());
        world.role("operator", World.REPORTS);

        assertThat(world.person("ada", "operator").caller().rights()).containsExactly(World.REPORTS);
        assertThat(other.roles().list(callerInOtherRealm()).get(1).grants()).containsExactly(World.WRITE);
    }

    @Test
    void haveSeparateAdministrators() {
        assertRefused(LAST_ADMINISTRATOR, () -> other.users().delete(callerInOtherRealm(), otherRoot));
        assertRefused(LAST_ADMINISTRATOR, () -> world.edit(world.root(), edit -> edit.enabled(false)));
        assertRefused(
                NOT_FOUND, () -> world.accounts.users().delete(world.root().caller(), otherRoot));
    }

    @Test
    void issueNoResetForUsersOfEachOther() {
        UserId root = world.root().id();

        assertRefused(NOT_FOUND, () -> other.passwordResets().issue(callerInOtherRealm(), root, Optional.empty()));
    }

    @Test
    void haveADownloadTokenEach() {
        other.downloads().setState(callerInOtherRealm(), DownloadState.OPEN);

        assertThat(world.accounts.downloads().show(world.root().caller()).state())
                .isEqualTo(DownloadState.CLOSED);
        other.downloads().authorize(Optional.empty());
    }

    @Test
    void acceptNoCredentialsOfEachOther() {
        Secret session = signInToOtherRealm(OTHER_PASSWORD).session();
        String key = other.apiKeys().generate(callerInOtherRealm()).text().reveal();

        assertThat(world.accounts.sessions().authenticate(session, RequestOrigin.unknown()))
                .isEmpty();
        assertThat(world.accounts.apiKeys().authenticate(World.secret(key), RequestOrigin.unknown()))
                .isEmpty();
    }

    /** A known browser passes the lock of a name: it must be known to the user who has that name here. */
    @Test
    void takeNoBrowserOfEachOtherForKnown() {
        Optional<Secret> elsewhere = signInToOtherRealm(OTHER_PASSWORD).device();
        Optional<Secret> here = ((SignedIn) world.signIn("root", PASSWORD)).device();
        for (int i = 0; i < 20; i++) {
            refusal(() -> world.signIn("root", "guessed"));
        }

        assertRefused(TOO_MANY_ATTEMPTS, () -> signInFrom(elsewhere));
        assertThat(signInFrom(here)).isInstanceOf(SignedIn.class);
    }

    private SignInResult signInFrom(Optional<Secret> device) {
        PresentedTokens presented = new PresentedTokens(Optional.empty(), device);
        return world.keepTokensSecret(
                world.accounts.signIn().signIn("root", secret(PASSWORD), presented, RequestOrigin.unknown()));
    }

    private Caller callerInOtherRealm() {
        Secret session = signInToOtherRealm(OTHER_PASSWORD).session();
        return other.sessions().authenticate(session, RequestOrigin.unknown()).orElseThrow();
    }

    private SignedIn signInToOtherRealm(String password) {
        return (SignedIn)
                other.signIn().signIn("root", secret(password), PresentedTokens.NONE, RequestOrigin.unknown());
    }
}
