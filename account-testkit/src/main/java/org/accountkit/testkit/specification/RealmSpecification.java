package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.LAST_ADMINISTRATOR;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
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
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two realms on one database: neither sees anything of the other. */
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
    void haveUsersOfTheSameName() {
        assertThat(signInThere(OTHER_PASSWORD).account().id()).isEqualTo(otherRoot);
        assertRefused(INVALID_CREDENTIALS, () -> signInThere(PASSWORD));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("root", OTHER_PASSWORD));
    }

    @Test
    void haveRolesOfTheSameName() {
        other.operations().ensureRole("operator", Set.of(World.WRITE), Set.of());
        world.role("operator", World.REPORTS);

        assertThat(world.person("ada", "operator").caller().rights()).containsExactly(World.REPORTS);
        assertThat(other.roles().list(callerThere()).get(1).grants()).containsExactly(World.WRITE);
    }

    @Test
    void haveAdministratorsOfTheirOwn() {
        assertRefused(LAST_ADMINISTRATOR, () -> other.users().delete(callerThere(), otherRoot));
        assertRefused(LAST_ADMINISTRATOR, () -> world.edit(world.root(), edit -> edit.enabled(false)));
        assertRefused(
                NOT_FOUND, () -> world.accounts.users().delete(world.root().caller(), otherRoot));
    }

    @Test
    void haveADownloadTokenEach() {
        other.downloads().setState(callerThere(), DownloadState.OPEN);

        assertThat(world.accounts.downloads().show(world.root().caller()).state())
                .isEqualTo(DownloadState.CLOSED);
        other.downloads().authorize(Optional.empty());
    }

    @Test
    void takeNoCredentialOfEachOther() {
        Secret session = signInThere(OTHER_PASSWORD).session();
        String key = other.apiKeys().generate(callerThere()).text().reveal();

        assertThat(world.accounts.sessions().authenticate(session, RequestOrigin.unknown()))
                .isEmpty();
        assertThat(world.accounts.apiKeys().authenticate(World.secret(key), RequestOrigin.unknown()))
                .isEmpty();
    }

    private Caller callerThere() {
        Secret session = signInThere(OTHER_PASSWORD).session();
        return other.sessions().authenticate(session, RequestOrigin.unknown()).orElseThrow();
    }

    private SignedIn signInThere(String password) {
        return (SignedIn)
                other.signIn().signIn("root", secret(password), PresentedTokens.NONE, RequestOrigin.unknown());
    }
}
