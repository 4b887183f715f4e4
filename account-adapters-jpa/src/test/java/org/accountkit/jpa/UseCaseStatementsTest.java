package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.jpa.TestDatabase.Node;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.AccountFixture;
import org.accountkit.testkit.TestUser;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.Test;

/**
 * What the main use cases send to PostgreSQL, each statement and each transaction, is what {@code docs/performance.md}
 * says; {@code ACCOUNT_UPDATE=true} writes it there.
 */
class UseCaseStatementsTest {

    private static final Path PAGE = Path.of("../docs/performance.md");
    private static final String START = "<!-- statements -->\n";
    private static final String END = "<!-- /statements -->";
    private static final Secret WRONG = Secret.ofText("a wrong password, that is");
    private static final Secret NEXT = Secret.ofText("another horse, another staple");

    /** A network that no other test uses: attempts are counted by it. */
    private static final RequestOrigin ORIGIN = new RequestOrigin(
            Optional.of(
                    "2001:db8:" + UUID.randomUUID().toString().substring(9, 18).replace('-', ':') + "::1"),
            Optional.empty(),
            Optional.empty());

    private final UseCaseStatements found = new UseCaseStatements();

    @Test
    void areThoseOfThePage() throws IOException {
        Node node = TestDatabase.postgresql().node(1);
        try (var factory = TestDatabase.hibernate(Wire.around(node.pool()));
                AccountFixture fixture = AccountFixture.on(
                        JpaStores.using(factory),
                        wiring -> wiring.realm(new Realm(UUID.randomUUID().toString())))) {
            measure(new Scene(fixture));
        } finally {
            node.close();
        }

        require(section());
        assertThat(found.statements())
                .allSatisfy(statement -> assertThat(Files.readString(PAGE))
                        .as("why it is necessary")
                        .contains("| `" + statement + "` |"));
    }

    private void measure(Scene scene) {
        TestUser ada = scene.ada();
        refused(scene.accounts(), "nobody");
        signIns(scene.accounts(), ada);
        credentials(scene, ada);
        twoFactor(scene);
    }

    private void signIns(AccountServices accounts, TestUser ada) {
        SignedIn first = signIn(accounts, ada, PresentedTokens.NONE);
        PresentedTokens device = new PresentedTokens(Optional.empty(), first.device());
        note("Sign-in, known device", () -> signIn(accounts, ada, device));
        note("Sign-in, new device", () -> signIn(accounts, ada, PresentedTokens.NONE));
        note("Wrong password", () -> refused(accounts, ada.name()));
    }

    private void credentials(Scene scene, TestUser ada) {
        AccountServices accounts = scene.accounts();
        Secret session = ada.signIn().session();
        note("Session authentication", () -> accounts.sessions().authenticate(session, ORIGIN));
        Secret key = accounts.apiKeys().generate(ada.caller()).text();
        note("API key authentication", () -> accounts.apiKeys().authenticate(key, ORIGIN));
        Secret token = accounts.downloads().renew(scene.rootCaller()).token().orElseThrow();
        note("Download token", () -> accounts.downloads().authorize(Optional.of(token)));
        Caller changing = accounts.sessions().authenticate(session, ORIGIN).orElseThrow();
        note("Password change", () -> accounts.passwords().change(changing, ada.password(), NEXT));
        Caller leaving = ada.withPassword(NEXT).signIn().caller();
        note("Sign-out", () -> accounts.signIn().signOut(leaving));
    }

    private void twoFactor(Scene scene) {
        AccountServices accounts = scene.accounts();
        TestUser bob = scene.fixture().user("bob", "clerk").withPhone();
        Secret earlier = scene.pending(bob);
        SignedIn first = complete(accounts, earlier, bob.code(), PresentedTokens.NONE);
        PresentedTokens device = new PresentedTokens(Optional.empty(), first.device());
        note(
                "Sign-in with TOTP, known device, first step",
                () -> accounts.signIn().signIn(bob.name(), bob.password(), device, ORIGIN));
        Secret pending = scene.pending(bob);
        Secret code = bob.code();
        note("Sign-in with TOTP, known device, second step", () -> complete(accounts, pending, code, device));
    }

    private void note(String useCase, Runnable work) {
        found.add(useCase, Wire.tripsOf(work));
    }

    private static SignedIn signIn(AccountServices accounts, TestUser user, PresentedTokens presented) {
        return (SignedIn) accounts.signIn().signIn(user.name(), user.password(), presented, ORIGIN);
    }

    private static SignedIn complete(AccountServices accounts, Secret pending, Secret code, PresentedTokens presented) {
        return accounts.signIn().completeSignIn(pending, new SecondFactor.Code(code), presented, ORIGIN);
    }

    private static void refused(AccountServices accounts, String name) {
        assertThatThrownBy(() -> accounts.signIn().signIn(name, WRONG, PresentedTokens.NONE, ORIGIN))
                .isInstanceOf(RefusedException.class);
    }

    private String section() {
        return "\n" + found.table() + "\n\n" + found.sequences() + "\n\n";
    }

    private static void require(String section) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(START) + START.length();
        int to = page.indexOf(END);
        if (PersistencePage.isUpdated()) {
            Files.writeString(PAGE, page.substring(0, from) + section + page.substring(to));
        } else {
            assertThat(page.substring(from, to))
                    .as("docs/performance.md; ACCOUNT_UPDATE=true writes it, or paste:%n%s", section)
                    .isEqualTo(section);
        }
    }
}
