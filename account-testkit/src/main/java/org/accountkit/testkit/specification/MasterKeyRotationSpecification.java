package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.ACTION_PENDING;
import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.UnsafeWiringException;
import org.accountkit.access.Account.PendingAction;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.UserEdit;
import org.accountkit.audit.AuditEventType;
import org.accountkit.download.DownloadToken;
import org.accountkit.operations.AccountOperations.Resealing;
import org.accountkit.operations.ExportScope;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.secret.SecretProtector;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Master keys that are rotated or lost: secrets are resealed under the current key, and no check is ever skipped. */
public abstract class MasterKeyRotationSpecification extends ServiceSpecification {

    /** More than are resealed in one unit of work. */
    private static final int MANY = 600;

    private final String oldId = id();
    private final String newId = id();
    private final MasterKeys oldKey = MasterKeys.of(oldId, key(1));
    private final MasterKeys newKey = MasterKeys.of(newId, key(2));
    private final MasterKeys bothKeys = newKey.and(oldId, key(1));
    private AccountServices before;
    private AccountServices during;
    private AccountServices after;

    /** For subclasses. */
    protected MasterKeyRotationSpecification() {}

    /** Check values belong to the whole database: one left behind by another test would look like a missing key. */
    @BeforeEach
    @AfterEach
    void removeCheckValues() {
        world.stores.masterKeys().checkValues().keySet().forEach(world.stores.masterKeys()::remove);
    }

    @BeforeEach
    void beginUnderTheOldKey() {
        before = node(oldKey);
        during = node(bothKeys);
        after = node(newKey);
        before.verify();
    }

    @Test
    @Tag("A65")
    void a65MovesEverySecretToTheCurrentKey() {
        Person ada = enrolledUnderTheOldKey("ada");
        DownloadToken token = before.downloads().renew(world.root().caller());

        List<Resealing> progress = new ArrayList<>();
        Resealing done = during.operations().reseal(progress::add);

        assertThat(done).isEqualTo(new Resealing(2, 2, Set.of(oldId)));
        assertThat(progress).extracting(Resealing::resealed).containsExactly(1L, 2L);
        after.verify();
        assertThat(signIn(after, ada)).isNotNull();
        assertThat(after.downloads()
                        .show(world.root().caller())
                        .token()
                        .orElseThrow()
                        .matches(text(token)))
                .isTrue();
        assertThat(world.events(AuditEventType.MASTER_KEY_RESEAL))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.details()).containsEntry("key", oldId));
    }

    @Test
    @Tag("A65")
    void a65ReadsBothKeysWhenInterruptedAndResumesLater() {
        Person ada = enrolledUnderTheOldKey("ada");
        List<TotpCredential> many = sealedUnderTheOldKey(MANY);
        Consumer<Resealing> kill = progress -> {
            throw new IllegalStateException("killed");
        };

        assertThatThrownBy(() -> during.operations().reseal(kill)).hasMessage("killed");

        assertThat(many.stream().map(this::keyOf).distinct()).containsExactlyInAnyOrder(oldId, newId);
        assertThat(signIn(during, ada)).isNotNull();
        during.verify();
        List<Resealing> progress = new ArrayList<>();
        during.operations().reseal(progress::add);
        assertThat(many.stream().map(this::keyOf)).containsOnly(newId);
        assertThat(progress.get(progress.size() - 1).resealed()).isBetween(1L, (long) MANY);
        assertThat(signIn(after, ada)).isNotNull();
    }

    @Test
    @Tag("A65")
    void a65KeepsAConcurrentEnrolmentUnderTheCurrentKey() {
        Person ada = world.person("ada");
        String uri = before.twoFactor().begin(ada.caller()).otpAuthUri().reveal();
        during.operations().reseal(progress -> {});

        String code = VirtualAuthenticator.fromUri(uri).code(world.clock.instant());
        during.twoFactor().validate(ada.caller(), secret(code));

        assertThat(credentialOf(ada).sealed().orElseThrow().keyId()).isEqualTo(newId);
    }

    @Test
    @Tag("A67")
    void a67KeepsTheKeyOfASecretThatCannotBeUnsealed() {
        Person ada = enrolledUnderTheOldKey("ada");
        TotpCredential broken = credentialOf(ada)
                .sealedAs(Seals.broken(credentialOf(ada).sealed().orElseThrow()));
        world.stores.totps().reseal(List.of(broken), oldId);

        Resealing done = during.operations().reseal(progress -> {});

        assertThat(done).isEqualTo(new Resealing(0, 1, Set.of()));
        assertThat(world.stores.masterKeys().checkValues()).containsKeys(oldId, newId);
        assertThat(world.events(AuditEventType.SECRET_UNSEALABLE))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.actor()).contains("console");
                    assertThat(event.subject()).contains(ada.id().value());
                });
    }

    @Test
    @Tag("A66")
    void a66MovesNothingWithoutTheOldKey() {
        enrolledUnderTheOldKey("ada");

        assertThatIllegalStateException()
                .isThrownBy(() -> after.operations().reseal(progress -> {}))
                .withMessageContaining(oldId);
    }

    /** An export that left second factors out without a word would lose them. */
    @Test
    @Tag("A66")
    void a66ExportsNoCredentialsWithoutTheOldKey() {
        before.verify();

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        after.operations().exportUsers(ExportScope.profiles().withCredentials()))
                .withMessageContaining("is missing");
        assertThat(after.operations().exportUsers(ExportScope.profiles())).isExhausted();
    }

    @Test
    @Tag("A66")
    void a66KeepsTwoFactorAuthenticationActiveWithoutTheKey() {
        Person ada = enrolledUnderTheOldKey("ada");
        assertThatThrownBy(after::verify).isInstanceOf(UnsafeWiringException.class);

        assertThat(after.operations().abandonMasterKey(oldId, "burnt with the safe"))
                .isEqualTo(1);

        after.verify();
        SignInResult first = firstStep(after, ada);
        assertThat(first).isInstanceOf(SecondFactorRequired.class);
        assertRefused(INVALID_CREDENTIALS, () -> secondStep(after, first, ada.freshCode()));
        assertThat(world.events(AuditEventType.MASTER_KEY_ABANDONMENT))
                .singleElement()
                .satisfies(event -> assertThat(event.details())
                        .containsEntry("key", oldId)
                        .containsEntry("reason", "burnt with the safe"));
    }

    @Test
    void letsAUserWithALostSecretSignInByARecoveryCodeAndEnrolAgain() {
        Person ada = enrolledUnderTheOldKey("ada");
        after.operations().abandonMasterKey(oldId, "lost");

        SignedIn signedIn = secondStep(after, firstStep(after, ada), ada.recoveryCode(0));
        ada.moveTo(Optional.of(signedIn.session()));

        assertThat(ada.caller().pendingActions()).containsExactly(PendingAction.SET_UP_TWO_FACTOR);
        assertRefused(ACTION_PENDING, () -> after.apiKeys().show(ada.caller()));
        String uri = after.twoFactor().begin(ada.caller()).otpAuthUri().reveal();
        VirtualAuthenticator phone = VirtualAuthenticator.fromUri(uri);
        after.twoFactor().validate(ada.caller(), secret(phone.code(world.clock.instant())));
        world.clock.advance(Duration.ofSeconds(30));
        SecondFactor code = new SecondFactor.Code(secret(phone.code(world.clock.instant())));
        ada.moveTo(Optional.of(secondStep(after, firstStep(after, ada), code).session()));
        assertThat(ada.caller().pendingActions()).isEmpty();
    }

    @Test
    void letsAResetHelpAUserWithALostSecret() {
        Person ada = enrolledUnderTheOldKey("ada");
        after.operations().abandonMasterKey(oldId, "lost");

        world.edit(ada, UserEdit.Builder::clearTwoFactor);

        assertThat(firstStep(after, ada)).isInstanceOf(SignedIn.class);
    }

    private AccountServices node(MasterKeys keys) {
        return world.node(builder -> builder.masterKeys(keys));
    }

    /** Returns a user who is signed in with a phone whose secret is sealed under the old key. */
    private Person enrolledUnderTheOldKey(String name) {
        Person person = world.person(name).withPhone();
        TotpCredential credential = credentialOf(person);
        Secret secret = SecretProtector.aesGcm(World.MASTER_KEYS)
                .open(credential.sealed().orElseThrow(), credential.sealContext());
        TotpCredential old = credential.sealedAs(SecretProtector.aesGcm(oldKey).seal(secret, credential.sealContext()));
        world.stores.totps().reseal(List.of(old), World.MASTER_KEYS.sealingId());
        return person;
    }

    private List<TotpCredential> sealedUnderTheOldKey(int count) {
        SecretProtector protector = SecretProtector.aesGcm(oldKey);
        List<TotpCredential> credentials = Stream.generate(UserId::random)
                .limit(count)
                .map(user -> new TotpCredential(id(), world.realm, user, TotpParameters.DEFAULT, Optional.empty()))
                .map(plain -> plain.sealedAs(protector.seal(key(3), plain.sealContext())))
                .toList();
        world.stores.totps().addAll(credentials, world.clock.instant());
        return credentials;
    }

    private TotpCredential credentialOf(Person person) {
        return world.stores
                .totps()
                .find(person.id())
                .map(StoredTotp::credential)
                .orElseThrow();
    }

    private String keyOf(TotpCredential credential) {
        StoredTotp stored = world.stores.totps().find(credential.userId()).orElseThrow();
        return stored.credential().sealed().orElseThrow().keyId();
    }

    private SignedIn signIn(AccountServices node, Person person) {
        return secondStep(node, firstStep(node, person), person.freshCode());
    }

    private static SignInResult firstStep(AccountServices node, Person person) {
        return node.signIn().signIn(person.name(), secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown());
    }

    private static SignedIn secondStep(AccountServices node, SignInResult first, SecondFactor factor) {
        SecondFactorRequired pending = (SecondFactorRequired) first;
        return node.signIn().completeSignIn(pending.pending(), factor, PresentedTokens.NONE, RequestOrigin.unknown());
    }

    private static Secret text(DownloadToken token) {
        return token.token().orElseThrow();
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static Secret key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Secret.ofBytes(bytes);
    }
}
