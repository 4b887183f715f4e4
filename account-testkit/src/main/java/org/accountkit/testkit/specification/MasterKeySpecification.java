package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.UNAVAILABLE;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.accountkit.AccountServices;
import org.accountkit.UnsafeWiringException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.SealedSecret;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.TotpStore.PendingTotp;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Secrets at rest: sealed under master keys that are checked at start-up, and refused without them. */
public abstract class MasterKeySpecification extends ServiceSpecification {

    private final String oldId = id();
    private final String newId = id();
    private final MasterKeys oldKey = MasterKeys.of(oldId, key(1));
    private final MasterKeys bothKeys = MasterKeys.of(newId, key(2)).and(oldId, key(1));

    /** For subclasses. */
    protected MasterKeySpecification() {}

    /** A check value left behind by another test would look like a missing key. */
    @BeforeEach
    @AfterEach
    void removeCheckValues() {
        world.stores.masterKeys().checkValues().keySet().forEach(world.stores.masterKeys()::remove);
    }

    @Test
    void areRecordedAtFirstStartUp() {
        node(oldKey).verify();

        assertThat(world.stores.masterKeys().checkValues()).containsOnlyKeys(oldId);
        node(oldKey).verify();
    }

    @Test
    void areRotatedByPuttingANewOneInFront() {
        node(oldKey).verify();

        node(bothKeys).verify();

        assertThat(world.stores.masterKeys().checkValues()).containsOnlyKeys(oldId, newId);
        node(bothKeys).verify();
    }

    @Test
    @Tag("A66")
    void a66RefuseToStartWhenOneIsMissing() {
        node(bothKeys).verify();

        assertThat(problemsOf(oldKey))
                .singleElement()
                .asString()
                .contains(newId)
                .contains("missing");
    }

    @Test
    @Tag("A66")
    void a66RefuseToStartWhenOneIsWrong() {
        node(oldKey).verify();

        assertThat(problemsOf(MasterKeys.of(oldId, key(9))))
                .singleElement()
                .asString()
                .contains(oldId);
        assertThat(problemsOf(MasterKeys.of(newId, key(2)).and(oldId, key(9)))).hasSize(1);
        assertThat(world.stores.masterKeys().checkValues()).containsOnlyKeys(oldId);
    }

    @Test
    @Tag("A66")
    void a66RefuseToStartWhenACheckValueWasTamperedWith() {
        node(oldKey).verify();
        world.stores.masterKeys().checkValues().forEach((id, check) -> {
            world.stores.masterKeys().remove(id);
            world.stores.masterKeys().addIfAbsent(id, Seals.broken(check));
        });

        assertThat(problemsOf(oldKey)).hasSize(1);
    }

    @Test
    @Tag("A66")
    void a66KeepTwoFactorAuthenticationActiveWithoutTheirKey() {
        Person ada = world.person("ada").withPhone();
        AccountServices wrong = node(MasterKeys.of("specification", key(9)));
        AccountServices missing = node(oldKey);

        for (AccountServices node : List.of(wrong, missing)) {
            Secret pending = beginSignIn(node);
            assertRefused(UNAVAILABLE, () -> complete(node, pending, ada.freshCode()));
            assertThat(complete(node, beginSignIn(node), ada.recoveryCode(node == wrong ? 0 : 1)))
                    .isNotNull();
        }
        assertThat(world.events(AuditEventType.SECRET_UNSEALABLE)).hasSize(2);
    }

    @Test
    @Tag("A67")
    void a67RefuseASecretThatWasMovedToAnotherUser() {
        Person ada = world.person("ada").withPhone();
        Person eve = world.person("eve").withPhone();
        plant(ada, sealedOf(eve));

        Secret pending = ada.beginSignIn();

        assertRefused(UNAVAILABLE, () -> ada.complete(pending, eve.freshCode()));
        assertRefused(UNAVAILABLE, () -> ada.complete(pending, ada.freshCode()));
        assertThat(world.timesRefused(AuditEventType.SECRET_UNSEALABLE)).isEqualTo(2);
        assertThat(world.events(AuditEventType.SECRET_UNSEALABLE))
                .allSatisfy(
                        event -> assertThat(event.subject()).contains(ada.id().value()));
    }

    @Test
    @Tag("A67")
    void a67RefuseASecretThatWasTamperedWith() {
        Person ada = world.person("ada").withPhone();
        plant(ada, Seals.broken(sealedOf(ada)));

        Secret pending = ada.beginSignIn();

        assertRefused(UNAVAILABLE, () -> ada.complete(pending, ada.freshCode()));
        assertThat(world.events(AuditEventType.SECRET_UNSEALABLE)).hasSize(1);
        assertThat(ada.complete(pending, ada.recoveryCode(0))).isNotNull();
    }

    @Test
    @Tag("A67")
    void a67ActivateNoEnrolmentThatWasTamperedWith() {
        Person ada = world.person("ada");
        world.accounts.twoFactor().begin(ada.caller());
        PendingTotp pending = world.stores.totps().findPending(ada.id()).orElseThrow();
        world.stores.totps().delete(ada.id());
        world.stores
                .totps()
                .offerPending(
                        new PendingTotp(broken(pending.credential()), pending.expiresAt(), pending.triesLeft()),
                        world.clock.instant());

        assertRefused(UNAVAILABLE, () -> world.accounts.twoFactor().validate(ada.caller(), Secret.ofText("123456")));

        assertThat(world.events(AuditEventType.SECRET_UNSEALABLE)).hasSize(1);
        assertThat(world.stores.totps().find(ada.id())).isEmpty();
    }

    private AccountServices node(MasterKeys keys) {
        return world.node(builder -> builder.masterKeys(keys));
    }

    private List<String> problemsOf(MasterKeys keys) {
        AccountServices node = node(keys);
        return catchThrowableOfType(UnsafeWiringException.class, node::verify).problems();
    }

    private static Secret beginSignIn(AccountServices node) {
        return ((SecondFactorRequired) node.signIn()
                        .signIn("ada", Secret.ofText(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown()))
                .pending();
    }

    private static SignedIn complete(AccountServices node, Secret pending, SecondFactor factor) {
        return node.signIn().completeSignIn(pending, factor, PresentedTokens.NONE, RequestOrigin.unknown());
    }

    private SealedSecret sealedOf(Person person) {
        return credentialOf(person).sealed().orElseThrow();
    }

    private TotpCredential credentialOf(Person person) {
        return world.stores.totps().find(person.id()).orElseThrow().credential();
    }

    private static TotpCredential broken(TotpCredential credential) {
        return credential.sealedAs(Seals.broken(credential.sealed().orElseThrow()));
    }

    /** Replaces an active sealed secret, as an attacker who can write to the database could. */
    private void plant(Person person, SealedSecret sealed) {
        StoredTotp live = world.stores.totps().find(person.id()).orElseThrow();
        TotpCredential planted = live.credential().sealedAs(sealed);
        world.stores.totps().delete(person.id());
        world.stores
                .totps()
                .offerPending(
                        new PendingTotp(planted, world.clock.instant().plusSeconds(60), 5), world.clock.instant());
        world.stores.totps().activate(planted, live.lastStep(), live.activatedAt());
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 31);
    }

    private static Secret key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Secret.ofBytes(bytes);
    }
}
