package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.ACTION_PENDING;
import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.REAUTHENTICATION_REQUIRED;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential.CredentialKind;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.AccountQuery;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.audit.AuditEventType;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.Race;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API keys: shown once, one per user, with the rights that the user has at the time. */
public abstract class ApiKeySpecification extends ServiceSpecification {

    private Person ada;
    private ApiKeyService keys;

    /** For subclasses. */
    protected ApiKeySpecification() {}

    @BeforeEach
    void signAdaIn() {
        world.role("operator", World.WRITE, World.REPORTS);
        world.denyingRole("readonly", World.WRITE);
        ada = world.person("ada", "operator");
        keys = world.accounts.apiKeys();
    }

    @Test
    void actsForItsUserWithTheUsersRights() {
        Secret key = ada.newApiKey();

        Caller caller = ada.byKey(key).orElseThrow();

        assertThat(caller.userId()).isEqualTo(ada.id());
        assertThat(caller.credential().kind()).isEqualTo(CredentialKind.API_KEY);
        assertThat(caller.rights()).isEqualTo(ada.caller().rights()).containsExactly(World.WRITE, World.REPORTS);
        assertThat(caller.isProven(world.clock.instant())).isFalse();
    }

    @Test
    void isShownOnceAndKeptAsADigest() {
        NewApiKey made = keys.generate(ada.caller());
        String text = made.text().reveal();

        ApiKey shown = keys.show(ada.caller()).orElseThrow();

        assertThat(shown).isEqualTo(made.key());
        assertThat(shown.toString()).doesNotContain(text);
        assertThat(text).matches("exk_[0-9A-Za-z]{49}");
        assertThat(shown.hint()).isEqualTo("exk_…" + text.substring(text.length() - 4));
        assertThat(shown.createdAt()).isEqualTo(world.clock.instant());
        assertThat(shown.lastUsedAt()).isEmpty();
    }

    @Test
    void isAbsentUntilItIsGenerated() {
        assertThat(keys.show(ada.caller())).isEmpty();
        assertThat(ada.caller().account().apiKeyPresent()).isFalse();
        ada.newApiKey();
        assertThat(ada.caller().account().apiKeyPresent()).isTrue();
    }

    @Test
    @Tag("A28")
    void a28IsDeadOnEveryNodeOnceANewOneIsGenerated() {
        AccountServices otherNode = world.node();
        Secret old = ada.newApiKey();
        assertThat(Person.byKey(otherNode, old)).isPresent();

        Secret next = ada.newApiKey();

        assertThat(Person.byKey(otherNode, old)).isEmpty();
        assertThat(ada.byKey(old)).isEmpty();
        assertThat(Person.byKey(otherNode, next)).isPresent();
    }

    @Test
    @Tag("A28")
    void a28LeavesOneOfThoseThatAreGeneratedAtOnce() {
        Caller caller = ada.caller();

        List<Secret> made = Race.successes(8, () -> keys.generate(caller).text());

        assertThat(made).filteredOn(key -> ada.byKey(key).isPresent()).hasSize(1);
    }

    @Test
    @Tag("A29")
    void a29LosesARightWithItsUser() {
        Secret key = ada.newApiKey();

        world.edit(ada, edit -> edit.roles("operator", "readonly"));
        assertThat(ada.byKey(key).orElseThrow().rights()).containsExactly(World.REPORTS);

        world.edit(ada, edit -> edit.roles());
        assertThat(ada.byKey(key).orElseThrow().rights()).isEmpty();
    }

    @Test
    @Tag("A29")
    void a29RestsWhileItsUserIsDisabled() {
        Secret key = ada.newApiKey();

        world.edit(ada, edit -> edit.enabled(false));
        assertThat(ada.byKey(key)).isEmpty();
        assertThat(Person.byKey(world.node(), key)).isEmpty();

        world.edit(ada, edit -> edit.enabled(true));
        assertThat(ada.byKey(key)).isPresent();
    }

    @Test
    void goesWithItsUser() {
        Secret key = ada.newApiKey();

        world.accounts.users().delete(world.root().caller(), ada.id());
        world.person("ada");

        assertThat(ada.byKey(key)).isEmpty();
    }

    @Test
    void isForEverybodyWithoutAnyRight() {
        Person bob = world.person("bob");

        Caller caller = bob.byKey(bob.newApiKey()).orElseThrow();

        assertThat(caller.rights()).isEmpty();
    }

    @Test
    @Tag("A30")
    void a30OpensNoKeySessionOrCredentialOfItsUser() {
        Caller byKey = ada.byKey(ada.newApiKey()).orElseThrow();

        assertRefused(FORBIDDEN, () -> keys.show(byKey));
        assertRefused(FORBIDDEN, () -> keys.generate(byKey));
        assertRefused(FORBIDDEN, () -> keys.remove(byKey));
        assertRefused(FORBIDDEN, () -> world.accounts.sessions().list(byKey));
        assertRefused(FORBIDDEN, () -> world.accounts.sessions().times(byKey));
        assertRefused(FORBIDDEN, () -> world.accounts.sessions().endOthers(byKey));
        assertRefused(FORBIDDEN, () -> world.accounts.sessions().end(byKey, "any"));
        assertRefused(FORBIDDEN, () -> world.accounts.signIn().signOut(byKey));
        assertRefused(FORBIDDEN, () -> world.accounts.signIn().prove(byKey, secret(PASSWORD), Optional.empty()));
    }

    @Test
    @Tag("A33")
    void a33IsNoTokenOfAnotherKindOrProduct() {
        String key = ada.newApiKey().reveal();

        assertThat(keys.authenticate(World.secret(Tokens.resealed("exs_" + key.substring(4))), RequestOrigin.unknown()))
                .isEmpty();
        assertThat(keys.authenticate(World.secret(Tokens.resealed("zzk_" + key.substring(4))), RequestOrigin.unknown()))
                .isEmpty();
        assertThat(world.accounts
                        .sessions()
                        .authenticate(
                                World.secret(Tokens.resealed("exs_" + key.substring(4))), RequestOrigin.unknown()))
                .isEmpty();
        assertThat(keys.authenticate(World.secret(Tokens.resealed(key)), RequestOrigin.unknown()))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "exk_", "Bearer", "exk_0123456789", "😀"})
    void isNothingElse(String text) {
        assertThat(keys.authenticate(World.secret(text), RequestOrigin.unknown()))
                .isEmpty();
    }

    @Test
    void isNotKnownWithAMistypedCharacter() {
        String key = ada.newApiKey().reveal();
        char other = key.charAt(20) == 'a' ? 'b' : 'a';

        String mistyped = key.substring(0, 20) + other + key.substring(21);

        assertThat(keys.authenticate(World.secret(mistyped), RequestOrigin.unknown()))
                .isEmpty();
        assertThat(keys.authenticate(World.secret(key + "a"), RequestOrigin.unknown()))
                .isEmpty();
        assertThat(keys.authenticate(World.secret(' ' + key), RequestOrigin.unknown()))
                .isEmpty();
    }

    @Test
    @Tag("A34")
    void a34IsHeldUpByWhatIsPendingForItsUser() {
        Secret key = ada.newApiKey();
        world.edit(ada, edit -> edit.passwordChangeRequired(true));

        Caller held = ada.byKey(key).orElseThrow();
        AccessRule hostRoute = AccessRule.sessionOrKey().withRight(World.WRITE);

        assertRefused(ACTION_PENDING, () -> hostRoute.check(held, world.clock.instant()));
        assertRefused(
                ACTION_PENDING,
                () -> world.accounts.users().list(held, AccountQuery.all().withLimit(10)));
        AccessRule.sessionOrKey().always().check(held, world.clock.instant());
    }

    @Test
    @Tag("A34")
    void a34IsHeldUpUntilTwoFactorAuthenticationIsSetUp() {
        Secret key = ada.newApiKey();
        AccessRule hostRoute = AccessRule.sessionOrKey().withRight(World.WRITE);
        world.edit(ada, edit -> edit.twoFactorRequired(true));
        Caller held = ada.byKey(key).orElseThrow();
        assertRefused(ACTION_PENDING, () -> hostRoute.check(held, world.clock.instant()));

        ada.withPhone();

        hostRoute.check(ada.byKey(key).orElseThrow(), world.clock.instant());
    }

    @Test
    void lacksARightLikeItsUser() {
        Caller byKey = ada.byKey(ada.newApiKey()).orElseThrow();

        var refusal = assertRefused(
                FORBIDDEN,
                () -> world.accounts.users().list(byKey, AccountQuery.all().withLimit(10)));

        assertThat(refusal.detail()).hasValueSatisfying(text -> assertThat(text).contains(Right.USERS_READ.name()));
    }

    @Test
    void needsAProofToBeGeneratedAndRemoved() {
        ada.newApiKey();
        ada.unproven();

        assertRefused(REAUTHENTICATION_REQUIRED, () -> keys.generate(ada.caller()));
        assertRefused(REAUTHENTICATION_REQUIRED, () -> keys.remove(ada.caller()));
        assertThat(keys.show(ada.caller())).isPresent();
    }

    @Test
    void isRemovedAndThatThereIsNoneIsNoError() {
        Secret key = ada.newApiKey();

        keys.remove(ada.caller());
        assertThat(world.events(AuditEventType.API_KEY_REMOVAL)).hasSize(1);
        keys.remove(ada.caller());

        assertThat(ada.byKey(key)).isEmpty();
        assertThat(keys.show(ada.caller())).isEmpty();
        assertThat(world.events(AuditEventType.API_KEY_REMOVAL)).hasSize(1);
    }

    @Test
    void isToldToTheUserAndTheAuditTrail() {
        NewApiKey made = keys.generate(ada.caller());

        assertThat(world.noticesFor(ada)).contains(NoticeType.API_KEY_GENERATED);
        assertThat(world.events(AuditEventType.API_KEY_GENERATION))
                .singleElement()
                .satisfies(event -> assertThat(event.details())
                        .containsEntry("key", made.key().id()));
    }

    @Test
    void isRevokedByAnAdministratorAndByAnAdministratorsPassword() {
        Secret first = ada.newApiKey();
        world.accounts.users().removeApiKey(world.root().caller(), ada.id());
        assertThat(ada.byKey(first)).isEmpty();

        Secret second = ada.newApiKey();
        world.edit(ada, edit -> edit.password(World.secret("set by an administrator")));
        assertThat(ada.byKey(second)).isEmpty();
    }

    @Test
    void showsItsLastUseAtOnceHereAndSoonElsewhere() {
        AccountServices otherNode = world.node();
        Secret key = ada.newApiKey();
        world.clock.advance(Duration.ofSeconds(7));
        Instant used = world.clock.instant();
        ada.byKey(key);
        world.clock.advance(Duration.ofSeconds(7));

        assertThat(lastUse(world.accounts)).contains(used);
        assertThat(lastUse(otherNode)).isEmpty();
        world.accounts.flush();
        assertThat(lastUse(otherNode)).contains(used);
    }

    @Test
    void isOfItsRealm() {
        Secret key = ada.newApiKey();

        assertThat(Person.byKey(world.accounts.inRealm(new Realm(world.realm.name() + "-2")), key))
                .isEmpty();
    }

    @Test
    void endsWhenItExpires() {
        NewApiKey made = keys.generate(ada.caller());
        TokenDigest digest = Tokens.digest(made.text());
        world.stores.apiKeys().deleteAll(ada.id());
        Instant end = world.clock.instant().plusSeconds(60);
        world.stores.apiKeys().replace(expiring(made.key(), end), digest);

        assertThat(ada.byKey(made.text())).isPresent();
        world.clock.advance(Duration.ofSeconds(60));
        assertThat(ada.byKey(made.text())).isEmpty();
    }

    private static ApiKey expiring(ApiKey key, Instant end) {
        return new ApiKey(
                key.id(),
                key.owner(),
                key.name(),
                key.hint(),
                key.createdAt(),
                Optional.of(end),
                key.rights(),
                Optional.empty());
    }

    private Optional<Instant> lastUse(AccountServices node) {
        return node.apiKeys().show(ada.caller()).orElseThrow().lastUsedAt();
    }
}
