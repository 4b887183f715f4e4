package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import org.accountkit.AccountServices;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.Peppers;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A pepper, the key outside the database without which no hash in it can be attacked: added, rotated, removed, wrong.
 */
public abstract class PepperSpecification extends ServiceSpecification {

    private static final Peppers FIRST = Peppers.of("2025", secret("a".repeat(32)));
    private static final Peppers BOTH =
            Peppers.of("2026", secret("b".repeat(32))).and("2025", secret("a".repeat(32)));

    private Person ada;

    /** For subclasses. */
    protected PepperSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
    }

    @Test
    @Tag("A09")
    void a09AddsAPepperAtTheNextSignIn() {
        assertThat(signIn(node(FIRST))).isInstanceOf(SignedIn.class);

        assertThat(stored()).startsWith("{pepper=2025}$argon2id$");
        assertThat(signIn(node(FIRST))).isInstanceOf(SignedIn.class);
        assertRefused(INVALID_CREDENTIALS, () -> signIn(node(FIRST), "wrong"));
    }

    @Test
    void hashesNewPasswordsWithIt() {
        AccountServices peppered = node(FIRST);
        peppered.passwords().change(ada.caller(), secret(PASSWORD), secret("an altogether different one"));

        assertThat(stored()).startsWith("{pepper=2025}$argon2id$");
        assertThat(signIn(peppered, "an altogether different one")).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("A09")
    void a09RotatesAnOlderPepperAtTheNextSignIn() {
        signIn(node(FIRST));
        String old = stored();

        assertRefused(INVALID_CREDENTIALS, () -> signIn(node(BOTH), "wrong"));
        assertThat(stored()).isEqualTo(old);
        assertThat(signIn(node(BOTH))).isInstanceOf(SignedIn.class);

        assertThat(stored()).startsWith("{pepper=2026}$argon2id$");
        assertThat(signIn(node(Peppers.of("2026", secret("b".repeat(32)))))).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("A09")
    void a09MatchesNothingWithoutThePepper() {
        signIn(node(FIRST));
        int before = world.hasher.verified();

        assertRefused(INVALID_CREDENTIALS, () -> signIn(node(Peppers.of("2026", secret("b".repeat(32))))));
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD));

        assertThat(world.hasher.verified() - before).isEqualTo(2);
        assertThat(world.events(AuditEventType.PASSWORD_HASH_UNREADABLE))
                .hasSize(2)
                .allSatisfy(
                        event -> assertThat(event.subject()).contains(ada.id().value()));
    }

    /** Another key under the same id looks like a wrong password. */
    @Test
    @Tag("A09")
    void a09MatchesNothingWithAWrongPepper() {
        signIn(node(FIRST));

        assertRefused(INVALID_CREDENTIALS, () -> signIn(node(Peppers.of("2025", secret("b".repeat(32))))));

        assertThat(world.events(AuditEventType.PASSWORD_HASH_UNREADABLE)).isEmpty();
    }

    /** The pepper is applied to a hash, not to the password itself. */
    @Test
    void doesNotAcceptThePepperedPasswordAsThePassword() {
        signIn(node(FIRST));
        String unpeppered = stored().substring(stored().indexOf('}') + 1);
        world.stores.passwords().set(ada.id(), new PasswordHash(unpeppered), world.clock.instant());

        assertRefused(INVALID_CREDENTIALS, () -> signIn(node(FIRST)));
    }

    @Test
    @Tag("A09")
    void a09ReplacesALegacyHashByAPepperedOne() {
        world.stores
                .passwords()
                .set(ada.id(), new PasswordHash("{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g="), world.clock.instant());

        assertThat(signIn(node(FIRST), "password")).isInstanceOf(SignedIn.class);

        assertThat(stored()).startsWith("{pepper=2025}$argon2id$");
    }

    private AccountServices node(Peppers peppers) {
        return world.node(builder -> builder.peppers(peppers));
    }

    private static SignInResult signIn(AccountServices node) {
        return signIn(node, PASSWORD);
    }

    private static SignInResult signIn(AccountServices node, String password) {
        return node.signIn().signIn("ada", secret(password), PresentedTokens.NONE, RequestOrigin.unknown());
    }

    private String stored() {
        return world.stores.passwords().find(ada.id()).orElseThrow().hash().encoded();
    }
}
