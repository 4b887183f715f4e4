package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.ACTION_PENDING;
import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential.CredentialKind;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.AccountQuery;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.secret.Secret;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request with an API key may do: whatever its owner may, except manage credentials. */
public abstract class ApiKeyAccessSpecification extends ServiceSpecification {

    private Person ada;
    private ApiKeyService keys;

    /** For subclasses. */
    protected ApiKeyAccessSpecification() {}

    @BeforeEach
    void signAdaIn() {
        world.role("operator", World.WRITE, World.REPORTS);
        world.denyingRole("readonly", World.WRITE);
        ada = world.person("ada", "operator");
        keys = world.accounts.apiKeys();
    }

    @Test
    void actsForItsOwnerWithTheirRights() {
        Secret key = ada.newApiKey();

        Caller caller = ada.byKey(key).orElseThrow();

        assertThat(caller.userId()).isEqualTo(ada.id());
        assertThat(caller.credential().kind()).isEqualTo(CredentialKind.API_KEY);
        assertThat(caller.rights()).isEqualTo(ada.caller().rights()).containsExactly(World.WRITE, World.REPORTS);
        assertThat(caller.isProven(world.clock.instant())).isFalse();
    }

    @Test
    @Tag("A29")
    void a29LosesARightWhenItsOwnerDoes() {
        Secret key = ada.newApiKey();

        world.edit(ada, edit -> edit.roles("operator", "readonly"));
        assertThat(ada.byKey(key).orElseThrow().rights()).containsExactly(World.REPORTS);

        world.edit(ada, edit -> edit.roles());
        assertThat(ada.byKey(key).orElseThrow().rights()).isEmpty();
    }

    @Test
    @Tag("A29")
    void a29IsRefusedWhileItsOwnerIsDisabled() {
        Secret key = ada.newApiKey();

        world.edit(ada, edit -> edit.enabled(false));
        assertThat(ada.byKey(key)).isEmpty();
        assertThat(Person.byKey(world.node(), key)).isEmpty();

        world.edit(ada, edit -> edit.enabled(true));
        assertThat(ada.byKey(key)).isPresent();
    }

    @Test
    void needsNoRightToGenerate() {
        Person bob = world.person("bob");

        Caller caller = bob.byKey(bob.newApiKey()).orElseThrow();

        assertThat(caller.rights()).isEmpty();
    }

    @Test
    @Tag("A30")
    void a30ReachesNoKeySessionOrCredentialOfItsOwner() {
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
        assertRefused(FORBIDDEN, () -> world.accounts.signIn().prove(byKey, secret("wrong"), Optional.empty()));
    }

    @Test
    @Tag("A33")
    void a33IsNotAcceptedAsAnotherKindOrByAnotherProduct() {
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
    void isRefusedInAnyOtherForm(String text) {
        assertThat(keys.authenticate(World.secret(text), RequestOrigin.unknown()))
                .isEmpty();
    }

    @Test
    void isRefusedWithAMistypedCharacter() {
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
    void a34IsRefusedWhileItsOwnerHasAPendingAction() {
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
    void a34IsRefusedUntilTwoFactorAuthenticationIsSetUp() {
        Secret key = ada.newApiKey();
        AccessRule hostRoute = AccessRule.sessionOrKey().withRight(World.WRITE);
        world.edit(ada, edit -> edit.twoFactorRequired(true));
        Caller held = ada.byKey(key).orElseThrow();
        assertRefused(ACTION_PENDING, () -> hostRoute.check(held, world.clock.instant()));

        ada.withPhone();

        hostRoute.check(ada.byKey(key).orElseThrow(), world.clock.instant());
    }

    @Test
    void lacksTheRightsItsOwnerLacks() {
        Caller byKey = ada.byKey(ada.newApiKey()).orElseThrow();

        var refusal = assertRefused(
                FORBIDDEN,
                () -> world.accounts.users().list(byKey, AccountQuery.all().withLimit(10)));

        assertThat(refusal.detail()).hasValueSatisfying(text -> assertThat(text).contains(Right.USERS_READ.name()));
    }

    @Test
    void worksInItsRealmOnly() {
        Secret key = ada.newApiKey();

        assertThat(Person.byKey(world.accounts.inRealm(new Realm(world.realm.name() + "-2")), key))
                .isEmpty();
    }
}
