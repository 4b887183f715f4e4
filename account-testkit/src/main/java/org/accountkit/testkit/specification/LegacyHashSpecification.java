package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordStore.StoredPassword;
import org.accountkit.password.legacy.HashImport;
import org.accountkit.password.legacy.LegacyHashes;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imported hashes: replaced at the first sign-in, and reported if they cannot be read. */
public abstract class LegacyHashSpecification extends ServiceSpecification {

    /** Shorter than any policy allows, hashed by htpasswd and by Python. */
    private static final String PASSWORD = "old one";

    private static final String BCRYPT = "$2y$04$cuaOHrtMe4dfHQlcCKYE7OiL7X2BJE6J3X4A4Qpjbx387l/x6oLge";
    private static final String LDAP = "{SSHA}bNKQS06eV83MqWDGw0e31xC01rZzYWx0c2FsdA==";

    private Person ada;

    /** For subclasses. */
    protected LegacyHashSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {BCRYPT, "{bcrypt}" + BCRYPT, LDAP, "{ldap}" + LDAP})
    @Tag("A09")
    void a09ReplacesAnImportedHashAtTheFirstSignIn(String exported) {
        store(HashImport.selfDescribing(exported).orElseThrow());
        StoredPassword imported = stored();

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "other one"));
        assertThat(stored()).isEqualTo(imported);
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);

        assertThat(stored().hash().encoded()).startsWith("$argon2id$v=19$m=8,t=1,p=1$");
        assertThat(stored().changedAt()).isEqualTo(imported.changedAt());
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(world.events(AuditEventType.PASSWORD_HASH_UNREADABLE)).isEmpty();
    }

    /** The old product may not have normalized passwords. */
    @Test
    void acceptsAPasswordAsTyped() {
        store(new PasswordHash("{noop}decompose\u0301d"));
        AccountServices importing = world.node(
                builder -> builder.legacyHashes(LegacyHashes.standard().withPlaintext()));

        assertThat(signIn(importing, "decompose\u0301d")).isInstanceOf(SignedIn.class);
        assertThat(world.signIn("ada", "decompos\u00e9d")).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("A09")
    void a09StrengthensAnOldHash() {
        PasswordHash strengthened =
                world.accounts.operations().strengthen(new PasswordHash(LDAP)).orElseThrow();
        store(strengthened);
        int before = world.hasher.verified();

        assertThat(strengthened.encoded()).doesNotContain(LDAP).startsWith("{strengthened}$argon2id$");
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "other one"));
        assertThat(world.hasher.verified() - before).isEqualTo(1);
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(stored().hash().encoded()).startsWith("$argon2id$v=19$m=8,t=1,p=1$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "{noop}old one",
                "{strengthened}",
                "{strengthened}$argon2id$ {SHA}",
                "{pepper=2025}$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "$argon2id$v=19$m=4194304,t=1,p=1$c2FsdHNhbHRzYWx0$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "$2y$31$abcdefghijklmnopqrstuuWaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q",
                "{SSHA}AAAA"
            })
    @Tag("A09")
    void a09RecordsAHashThatCannotBeRead(String encoded) {
        store(new PasswordHash(encoded));
        int before = world.hasher.verified();

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", PASSWORD, World.from("192.0.2.7")));

        assertThat(world.hasher.verified() - before).isEqualTo(1);
        assertThat(world.events(AuditEventType.PASSWORD_HASH_UNREADABLE))
                .singleElement()
                .satisfies(this::assertConcernsAda);
        assertThat(stored().hash().encoded()).isEqualTo(encoded);
    }

    private void assertConcernsAda(AuditEvent event) {
        assertThat(event.subject()).contains(ada.id().value());
        assertThat(event.actor()).isEmpty();
        assertThat(event.outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(event.address()).contains("192.0.2.7");
        assertThat(event.details()).containsOnlyKeys("code");
    }

    /** Where refusing would be cheap, a hash at the current cost is computed as well. */
    @ParameterizedTest
    @ValueSource(strings = {BCRYPT, LDAP, "unreadable"})
    @Tag("A01")
    void a01RefusesAtNoLessThanTheCurrentCost(String encoded) {
        store(new PasswordHash(encoded));
        int before = world.hasher.verified();

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", "other one"));
        int known = world.hasher.verified() - before;
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("nobody", "other one"));

        assertThat(known).isEqualTo(world.hasher.verified() - before - known).isEqualTo(1);
    }

    /** A cheaper hash of AccountKit's costs itself and a current one. */
    @Test
    @Tag("A01")
    void a01RefusesAtNoLessThanTheCurrentCostForACheaperHash() {
        CountingHasher dearer = CountingHasher.dearer();
        AccountServices now = world.node(builder -> builder.passwordHasher(dearer));
        int before = dearer.verified();

        assertRefused(INVALID_CREDENTIALS, () -> signIn(now, "other one"));

        assertThat(dearer.verified() - before).isEqualTo(2);
        assertThat(signIn(now, World.PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(stored().hash().encoded()).contains("$m=16,t=1,p=1$");
    }

    @Test
    @Tag("A02")
    void a02AcceptsNothingBeyondTheBytesThatBcryptReads() {
        store(new PasswordHash("$2b$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i"));
        String right = "x".repeat(72);

        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", right + "y"));
        assertThat(world.signIn("ada", right)).isInstanceOf(SignedIn.class);
        assertRefused(INVALID_CREDENTIALS, () -> world.signIn("ada", right + "y"));
    }

    @Test
    void keepsHashesUnchangedForAHostThatMayGoBack() {
        store(new PasswordHash(BCRYPT));
        StoredPassword imported = stored();

        assertThat(signIn(world.node(AccountServicesBuilder::keepOutdatedHashes), PASSWORD))
                .isInstanceOf(SignedIn.class);

        assertThat(stored()).isEqualTo(imported);
    }

    @Test
    @Tag("A09")
    void a09ReadsNoneIfTheHostDisablesThem() {
        store(new PasswordHash(BCRYPT));
        AccountServices strict = world.node(builder -> builder.legacyHashes(LegacyHashes.none()));

        assertRefused(INVALID_CREDENTIALS, () -> signIn(strict, PASSWORD));
        assertThat(world.events(AuditEventType.PASSWORD_HASH_UNREADABLE)).hasSize(1);
    }

    /** A host that changes its hasher keeps its users. */
    @Test
    @Tag("A09")
    void a09ReadsHashesOfOurOtherHashers() {
        AccountServices fips = world.node(builder -> builder.passwordHasher(PasswordHasher.pbkdf2()));

        assertThat(signIn(fips, World.PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(stored().hash().encoded()).startsWith("$pbkdf2-sha256$i=600000$");
        assertThat(world.signIn("ada", World.PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(stored().hash().encoded()).startsWith("$argon2id$");
    }

    private static Object signIn(AccountServices node, String password) {
        return node.signIn().signIn("ada", secret(password), PresentedTokens.NONE, RequestOrigin.unknown());
    }

    private void store(PasswordHash hash) {
        world.stores.passwords().set(ada.id(), hash, world.clock.instant());
    }

    private StoredPassword stored() {
        return Optional.of(ada.id()).flatMap(world.stores.passwords()::find).orElseThrow();
    }
}
